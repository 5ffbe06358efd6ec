import { statfs } from 'node:fs/promises'
import { clamdScanner } from '../../platform/clamd.ts'
import { systemClock } from '../../platform/clock.ts'
import { databaseClock } from '../../platform/db.ts'
import { openLog } from '../../platform/log.ts'
import { countWork } from '../../platform/outbox.ts'
import { readSettings, type Settings } from '../../platform/settings.ts'
import { smtpPost } from '../jobs/post-by-smtp.ts'
import { type Standing, standUp } from '../stand-up.ts'
import { say } from './terminal.ts'

type Finding = { readonly what: string; readonly problem: string | null; readonly detail: string }

const least_free_bytes = 1_000_000_000
const most_skew_seconds = 5
const most_overdue_minutes = 10

/** Looks at everything that the portal stands on and says what is wrong. Exit code 1 if something is. */
export async function doctor(environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const read = readSettings(environment)
  if (!read.ok) return report(read.problems.map(problem => ({ what: 'settings', problem, detail: '' })))
  const { settings } = read
  const findings: Finding[] = [{ what: 'settings', problem: null, detail: settings.baseUrl }]
  findings.push(await disk(settings))
  findings.push(...(await database(settings)))
  findings.push(await mail(settings))
  findings.push(await scanner(settings))
  return report(findings)
}

function report(findings: readonly Finding[]): number {
  for (const { what, problem, detail } of findings)
    say(`${problem === null ? 'ok   ' : 'WRONG'}  ${what}: ${problem ?? detail}`)
  return findings.some(finding => finding.problem !== null) ? 1 : 0
}

async function disk({ dataDir }: Settings): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  const detail = `${(free / 1e9).toFixed(1)} GB free at ${dataDir}`
  return { what: 'disk', detail, problem: free < least_free_bytes ? `only ${detail}; make room` : null }
}

async function database(settings: Settings): Promise<Finding[]> {
  const stood = await standUp(settings, openLog('silent'), { share: true, connections: 2 })
  if (!stood.ok) return [{ what: 'database', problem: stood.message, detail: '' }]
  try {
    return await askDatabase(stood.standing)
  } finally {
    await stood.standing.stop()
  }
}

async function askDatabase(standing: Standing): Promise<Finding[]> {
  const before = systemClock()
  const { version, now } = await databaseClock(standing.database)
  const skew = Math.abs(before.until(now).total('seconds'))
  return [
    { what: 'database', problem: null, detail: `PostgreSQL ${version}, at the newest schema` },
    {
      what: 'clock',
      detail: 'agrees with the database',
      problem:
        skew > most_skew_seconds
          ? `differs from the database's by ${Math.round(skew)} seconds; set both by NTP`
          : null,
    },
    await jobs(standing),
  ]
}

const pieces = (n: number): string => (n === 1 ? '1 piece of work' : `${n} pieces of work`)

async function jobs({ database }: Standing): Promise<Finding> {
  const { due, overdue_seconds, given_up } = await countWork(database, systemClock())
  const minutes = Math.round(overdue_seconds / 60)
  const problems = [
    ...(minutes > most_overdue_minutes
      ? [
          `nobody does the work: ${pieces(due)} waiting, the oldest for ${minutes} minutes; does a portal run, with PORTAL_JOBS=on or a process of jobs beside it?`,
        ]
      : []),
    ...(given_up > 0
      ? [`${pieces(given_up)} given up within 7 days; /staff/mail and the log say which and why`]
      : []),
  ]
  return {
    what: 'jobs',
    problem: problems.length === 0 ? null : problems.join('; '),
    detail: due === 0 ? 'nothing waits' : `${pieces(due)} waiting`,
  }
}

async function mail({ mail }: Settings): Promise<Finding> {
  if (mail === null)
    return { what: 'mail', problem: null, detail: 'kept for staff to read (SMTP_URL is not set)' }
  const wrong = await smtpPost(mail).check()
  return {
    what: 'mail',
    problem: wrong === null ? null : `the server of SMTP_URL cannot be used (${wrong})`,
    detail: 'the server takes our mail',
  }
}

/** A few letters are clean to every scanner that answers. */
async function scanner({ clamd }: Settings): Promise<Finding> {
  const what = 'virus scanner'
  if (clamd === null) return { what, problem: null, detail: 'none (CLAMD_URL is not set); pages say so' }
  const word = await clamdScanner(clamd)(Buffer.from('Is anybody there?'))
  return {
    what,
    problem: word === 'clean' ? null : 'the one of CLAMD_URL does not answer, so no file is taken',
    detail: 'answers',
  }
}
