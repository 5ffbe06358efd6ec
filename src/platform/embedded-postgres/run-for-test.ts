import { openLog } from '../log.ts'
import { startEmbeddedPostgres } from './index.ts'

/**
 * A process of its own for `index.test.ts`: starts the cluster of the folder named first, prints one line of
 * JSON, and stops in order on SIGTERM. `share` as the second word joins a running one.
 */
const [dataDir = '', mode, rootPlace] = process.argv.slice(2)
const started = await startEmbeddedPostgres({
  dataDir,
  log: openLog('info'),
  settings: { fsync: 'off' },
  share: mode === 'share',
  ...(rootPlace === undefined ? {} : { rootPlaces: [rootPlace] }),
})
if (!started.ok) {
  console.log(JSON.stringify(started))
  process.exit(75)
}
const idle = setInterval(() => {}, 1_000)
process.on('SIGTERM', async () => {
  await started.postgres.stop()
  clearInterval(idle)
})
// Told last: whoever reads it may send the signal at once.
console.log(JSON.stringify(started))
