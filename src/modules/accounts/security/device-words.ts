import type { Lang } from '../../../ui/page.ts'
import { deviceOf } from './device.ts'
import { words } from './words.ts'

/** A User-Agent in plain words: "Safari on an iPhone". */
export function deviceWords(userAgent: string | null, lang: Lang): string {
  const { devices } = words(lang)
  const { browser, system } = deviceOf(userAgent)
  if (browser !== null && system !== null)
    return devices.both(devices.browsers[browser], devices.systems[system])
  if (browser !== null) return devices.browserOnly(devices.browsers[browser])
  return system === null ? devices.unknown : devices.systemOnly(devices.systems[system])
}
