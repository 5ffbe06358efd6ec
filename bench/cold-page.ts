import { launchBrowser } from '../test/browser.ts'
import type { Row } from './row.ts'

/** What a browser that was never here loads for one page: requests, bytes over the wire, bytes of script. */
export async function benchColdPage(url: string, cookie: string): Promise<Row[]> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ extraHTTPHeaders: { cookie } })
    const network = await page.context().newCDPSession(page)
    await network.send('Network.enable')
    const types = new Map<string, string>()
    let bytes = 0
    let script = 0
    network.on('Network.responseReceived', event => types.set(event.requestId, event.type))
    network.on('Network.loadingFinished', event => {
      bytes += event.encodedDataLength
      if (types.get(event.requestId) === 'Script') script += event.encodedDataLength
    })
    await page.goto(url, { waitUntil: 'networkidle' })
    return [
      absolute('cold page over the wire', bytes / 1024, 'KB', 60),
      absolute('script of a cold page', script / 1024, 'KB', 10),
      absolute('requests of a cold page', types.size, 'requests', 5),
    ]
  } finally {
    await browser.close()
  }
}

const absolute = (what: string, figure: number, unit: string, most: number): Row => ({
  what,
  figure,
  unit,
  baseline: null,
  baselineIs: '',
  reach: `≤ ${most} ${unit}`,
  met: figure <= most,
})
