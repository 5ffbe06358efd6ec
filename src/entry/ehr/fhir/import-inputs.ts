import { openSystem, type SystemDb } from '../../../modules/access/index.ts'
import { endImports, type Source, sourceNamed } from '../../../modules/clinical/index.ts'
import type { Clock, Instant } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import type { Input } from './input.ts'
import type { Problem } from './problem.ts'
import { readUnits } from './read-units.ts'
import { resolveUnit } from './resolve.ts'
import { type Pending, takeUnit } from './take-unit.ts'
import { type Counts, emptyCounts, newTally, type Tally } from './tally.ts'

export type ImportChoice = { source: string; dryRun: boolean; clock: Clock }

/** Told while it runs, since an import may be long and its problems many. */
export type Hear = {
  problem: (problem: Problem) => void
  /** Bytes read from disk since the last call. */
  read?: (bytes: number) => void
  /** An input is done. */
  done?: (input: Input) => void
}

export type ImportReport = { byType: ReadonlyMap<string, Counts>; total: Counts }

/** Runs work in a transaction with the right to import. */
type Transact = <T>(work: (db: SystemDb) => Promise<T>) => Promise<T>

export type Running = {
  source: Source
  /** One transaction until its end, which keeps nobody from booking: the appointments hear nothing of it. */
  dryRun: boolean
  transact: Transact
  now: Instant
  /** See `Batch`. */
  disputed: Set<string>
  /** The import that each file is noted as, from its first unit on. */
  importIds: Map<string, number>
  tally: Tally
  hear: Hear
}

/**
 * Imports everything that can be imported, in whatever order it comes: each bundle whole or not at all, each
 * line by itself. What cannot is told by `hear.problem`, one line each. Throws only if the database fails.
 */
export async function importInputs(
  database: Database,
  inputs: readonly Input[],
  choice: ImportChoice,
  hear: Hear,
): Promise<ImportReport> {
  const now = choice.clock()
  const job = { name: 'import', act: 'import' } as const
  if (!choice.dryRun) return runImport(work => openSystem(database, job, now, work), inputs, choice, hear)
  const undone = new Error('dry run')
  let report: ImportReport | null = null
  try {
    await openSystem(database, job, now, async db => {
      report = await runImport(work => work(db), inputs, choice, hear)
      throw undone
    })
  } catch (error) {
    if (error !== undone) throw error
  }
  return report ?? { byType: new Map(), total: emptyCounts() }
}

async function runImport(
  transact: Transact,
  inputs: readonly Input[],
  choice: ImportChoice,
  hear: Hear,
): Promise<ImportReport> {
  const running: Running = {
    source: await transact(db => sourceNamed(db, choice.source)),
    dryRun: choice.dryRun,
    transact,
    now: choice.clock(),
    disputed: new Set(),
    importIds: new Map(),
    tally: newTally(),
    hear,
  }
  const { first, later } = await inOrder(inputs)
  const pending = new Map<Input, Pending>()
  await takeInputs(running, first, pending)
  await takeInputs(running, later, pending)
  await takeWaiting(running, pending)
  const { tally, importIds } = running
  const ended = [...importIds].map(([file, importId]) => ({ importId, counts: tally.ofFile(file) }))
  await transact(db => endImports(db, ended, choice.clock()))
  return { byType: tally.byType, total: tally.total() }
}

/**
 * What brings patients comes first, so that few others have to be read twice: all bundles, and lines that begin
 * with a patient. Only a matter of speed: what comes too early waits.
 */
async function inOrder(inputs: readonly Input[]): Promise<{ first: Input[]; later: Input[] }> {
  const first: Input[] = []
  const later: Input[] = []
  for (const input of inputs) {
    if (input.kind === 'json' || (await beginsWithPatient(input))) first.push(input)
    else later.push(input)
  }
  return { first, later }
}

async function beginsWithPatient(input: Input): Promise<boolean> {
  try {
    for await (const chunk of input.read()) {
      const [, type] = /"resourceType"\s*:\s*"(\w+)"/.exec(chunk.subarray(0, 65_536).toString('latin1')) ?? []
      return type === 'Patient' || type === 'Bundle'
    }
  } catch {
    // It will be read again, and told then.
  }
  return false
}

async function takeInputs(
  running: Running,
  inputs: readonly Input[],
  pending: Map<Input, Pending>,
): Promise<void> {
  for (const input of inputs) {
    const waiting: Pending = { patients: new Set(), bundles: 0 }
    await takeInput(running, input, { waiting, only: null, last: false })
    if (waiting.patients.size > 0) pending.set(input, waiting)
    running.hear.done?.(input)
  }
}

/**
 * What named a patient who had not come yet is read again, as long as that brings new patients; and a last time,
 * when those still unknown are told.
 */
async function takeWaiting(running: Running, pending: Map<Input, Pending>): Promise<void> {
  const known = () => running.tally.byType.get('Patient')?.created ?? 0
  for (let before = -1; pending.size > 0 && known() !== before; ) {
    before = known()
    for (const [input, { patients, bundles }] of [...pending]) {
      if (bundles === 0) continue
      const waiting: Pending = { patients: new Set(), bundles: 0 }
      await takeInput(running, input, { waiting, only: patients, last: false })
      if (waiting.patients.size > 0) pending.set(input, waiting)
      else pending.delete(input)
    }
  }
  for (const [input, { patients }] of pending)
    await takeInput(running, input, {
      waiting: { patients: new Set(), bundles: 0 },
      only: patients,
      last: true,
    })
}

/** How an input is read: the first time, or again for those who named `only` these patients. */
export type Reading = { waiting: Pending; only: ReadonlySet<string> | null; last: boolean }

/** Reads the next unit while the database works on the one before. */
async function takeInput(running: Running, input: Input, reading: Reading): Promise<void> {
  const { hear, source } = running
  let before: Promise<void> = Promise.resolve()
  for await (const unit of readUnits(input, reading.only === null ? hear.read : undefined)) {
    const resolved = resolveUnit(source.name, unit)
    await before
    before = takeUnit(running, unit, resolved, reading)
    // Whoever awaits it hears of a failure; until then it is not unheard.
    before.catch(() => {})
  }
  await before
}
