import { SingleBar } from 'cli-progress'
import { type Clock, systemClock } from '../../platform/clock.ts'
import { type Database, databaseIsAway, refreshStatistics } from '../../platform/db.ts'
import { findInputs, type ImportReport, importInputs, type Problem } from '../ehr/fhir/index.ts'
import { importTable } from './import-table.ts'
import { complain, say } from './terminal.ts'

/** What the command writes to, so that a test can read it. */
export type Terminal = {
  say: (line: string) => void
  complain: (line: string) => void
  /** Null where nobody watches: then each file is a line. */
  bar: SingleBar | null
}

/** The person's terminal; a bar only where both that is written and that is shown are one. */
const ownTerminal = (): Terminal => ({
  say,
  complain,
  bar: process.stderr.isTTY
    ? new SingleBar({
        format: '{bar} {percentage} %  {value}/{total} MB  {rejected}',
        clearOnComplete: true,
        hideCursor: true,
        stream: process.stderr,
      })
    : null,
})

/** `import <paths>`: exit code 0 if nothing was rejected, else 1. */
export async function importCommand(
  database: Database,
  paths: readonly string[],
  options: { source: string; dryRun: boolean; clock?: Clock; terminal?: Terminal },
): Promise<number> {
  const terminal = options.terminal ?? ownTerminal()
  if (options.source.trim() === '') {
    terminal.complain('--source: give the system that this comes from a name.')
    return 1
  }
  const { inputs, problems, passedOver } = await findInputs(paths)
  const watch = watching(terminal, inputs)
  for (const problem of problems) watch.problem(problem)
  let report: ImportReport
  try {
    report = await importInputs(
      database,
      inputs,
      { source: options.source, dryRun: options.dryRun, clock: options.clock ?? systemClock },
      watch,
    )
    if (!options.dryRun) await refreshStatistics(database)
  } catch (error) {
    watch.stop()
    const trouble = databaseTrouble(error)
    if (trouble === null) throw error
    terminal.complain(trouble)
    return 1
  }
  watch.stop()
  if (passedOver.length > 0)
    terminal.say(`Passed over ${passedOver.length} files that are neither .json nor .ndjson.`)
  const rejected = report.total.rejected + problems.length
  for (const line of importTable(report, problems.length)) terminal.say(line)
  if (options.dryRun) terminal.say('A dry run: nothing was written.')
  if (inputs.length === 0 && problems.length === 0) {
    terminal.complain('Nothing to import was found there.')
    return 1
  }
  return rejected === 0 ? 0 : 1
}

const megabyte = 1_000_000

/** Shows how far the import is, as a bar or as lines, and each rejected resource as it is met. */
function watching({ bar, say, complain }: Terminal, inputs: readonly { size: number }[]) {
  let bytes = 0
  let files = 0
  let rejected = 0
  const total = inputs.reduce((sum, { size }) => sum + size, 0)
  const rounded = (n: number) => Math.round((n / megabyte) * 10) / 10
  const words = () => ({ rejected: rejected === 0 ? '' : `${rejected} rejected` })
  bar?.start(Math.max(rounded(total), 0.1), 0, words())
  return {
    problem: (problem: Problem) => {
      rejected += 1
      // Over the bar, which draws itself again below.
      if (bar) process.stderr.write('\r\u001b[K')
      complain(lineOf(problem))
      bar?.update(words())
    },
    read: (more: number) => {
      bytes += more
      bar?.update(rounded(bytes), words())
    },
    done: (input: { name: string }) => {
      files += 1
      if (!bar) say(`${files} of ${inputs.length}: ${input.name}`)
    },
    stop: () => bar?.stop(),
  }
}

/** `rejected: <file>: <path>: <resource>: <reason>`, on one line whatever the names hold. */
export const lineOf = ({ file, path, resource, reason }: Problem): string =>
  ['rejected', file, path, resource, reason]
    .filter(part => part !== null && part !== '')
    .join(': ')
    .replace(/\p{Cc}+/gu, ' ')

/** What a person can do about the database; null for a bug, which is thrown on. */
function databaseTrouble(error: unknown): string | null {
  const { code } = error as { code?: string }
  if (code === '53100')
    return 'The disk of the database is full. What was imported so far is whole. Make room, then run the same import again.'
  if (databaseIsAway(error))
    return 'The database went away. What was imported so far is whole. When it is back, run the same import again.'
  return null
}
