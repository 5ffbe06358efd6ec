// `npm run dev`: the same portal, built and started again whenever a source changes.
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { sources, tryBuild } from './build.mjs'
import { ended, isStopping, node24, signalGroup, startOn } from './processes.mjs'
import { root, say } from './project.mjs'

/** An editor writes a file in several steps, and a change of branch writes many. */
const QUIET_MS = 150

/** Runs until it is told to stop; gives the exit code. */
export async function develop(words) {
  const changes = watchSources()
  let portal = null
  let code = 0
  while (!isStopping()) {
    const problem = await tryBuild()
    if (isStopping()) break
    if (problem === null) {
      if (portal !== null) {
        signalGroup(portal, 'SIGTERM')
        await ended(portal)
      }
      if (isStopping()) break
      portal = startOn(node24, ['dist/server/main.js', ...words])
    } else say(`${problem}\nWaiting for the next change; the portal runs on as it was.`)
    await Promise.race([changes.next(), ...(portal === null ? [] : [stopped(portal)])])
  }
  changes.close()
  if (portal !== null) code = (await ended(portal)).code
  return code
}

/** A portal that ends by itself (a bug, a wrong setting) is started again at the next change, not at once. */
async function stopped(portal) {
  await portal.end
  if (!isStopping()) {
    say('The portal has ended; it starts again at the next change.')
    await new Promise(() => {})
  }
}

function watchSources() {
  let wake = () => {}
  let timer = null
  const watchers = sources
    .filter(folder => existsSync(join(root, folder)))
    .map(folder =>
      watch(join(root, folder), { recursive: true }, () => {
        clearTimeout(timer)
        timer = setTimeout(() => wake(), QUIET_MS)
      }),
    )
  return {
    next: () =>
      new Promise(resolve => {
        wake = resolve
      }),
    close: () => {
      for (const watcher of watchers) watcher.close()
      clearTimeout(timer)
    },
  }
}
