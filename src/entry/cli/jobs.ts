import type { Database } from '../../platform/db.ts'
import { openLog } from '../../platform/log.ts'
import type { Settings } from '../../platform/settings.ts'
import { jobContext } from '../jobs/context.ts'
import { runJobs } from '../jobs/run-jobs.ts'
import { say } from './terminal.ts'

/** `jobs`: does the portal's work until it is told to stop; what has begun is finished first. */
export async function jobsCommand(database: Database, settings: Settings): Promise<number> {
  const jobs = runJobs(jobContext(settings, database, openLog(settings.logLevel)))
  say('Jobs are running. Ctrl-C ends them.')
  await new Promise<void>(resolve => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  await jobs.stop()
  return 0
}
