import { takeFromRecord } from '../../../modules/appointments/index.ts'
import { type Batch, beginImport, keep, type Outcome } from '../../../modules/clinical/index.ts'
import type { Reading, Running } from './import-inputs.ts'
import type { Problem } from './problem.ts'
import { nameOf, type ResolvedUnit } from './resolve.ts'
import type { Unit } from './unit.ts'

/** Patients whom an input named before they came, and how many of those who named them are bundles. */
export type Pending = { patients: Set<string>; bundles: number }

/** In the table, what could not be read far enough to know its type. */
const typeless = '(not readable)'

/** Keeps what of a unit can be kept, counts it, and tells what could not. */
export async function takeUnit(
  running: Running,
  unit: Unit,
  resolved: ResolvedUnit,
  reading: Reading,
): Promise<void> {
  const again = reading.only !== null
  const problems = [...unit.problems, ...resolved.problems]
  if (unit.whole && problems.length > 0) {
    if (!again) refuse(running, unit, problems)
    return
  }
  if (!again) for (const problem of problems) tell(running, problem)
  const chosen = resolved.arrivals.filter(({ arrival }) => unit.whole || isAsked(reading, arrival.patient))
  await take(running, unit, { chosen, removals: resolved.removals }, reading)
}

type Part = { chosen: ResolvedUnit['arrivals']; removals: ResolvedUnit['removals'] }

async function take(running: Running, unit: Unit, part: Part, reading: Reading): Promise<void> {
  const { chosen, removals } = part
  if (chosen.length === 0 && removals.length === 0) return
  const outcomes = await kept(running, unit, part)
  if (typeof outcomes === 'string') {
    const [only] = chosen
    if (unit.whole) refuse(running, unit, [{ file: unit.file, path: '', resource: null, reason: outcomes }])
    else if (only && chosen.length === 1)
      tell(running, {
        file: unit.file,
        path: only.entry.path,
        resource: nameOf(only.arrival),
        reason: outcomes,
      })
    else {
      // Lines stand alone: by halves, the one that is at fault is found and the others are kept.
      const half = chosen.length >> 1
      await take(running, unit, { chosen: chosen.slice(0, half), removals: [] }, reading)
      await take(running, unit, { chosen: chosen.slice(half), removals: [] }, reading)
    }
    return
  }
  if (unit.whole && outcomes.arrivals.some(({ as }) => as === 'rejected')) {
    refusedWhole(running, unit, chosen, outcomes.arrivals, reading)
    return
  }
  chosen.forEach(({ entry, arrival }, n) => {
    const outcome = outcomes.arrivals[n]
    if (outcome?.as !== 'rejected') running.tally.count(unit.file, arrival.type, outcome?.as ?? 'unchanged')
    else if (outcome.why === 'unknown-patient' && !reading.last)
      reading.waiting.patients.add(arrival.patient ?? '')
    else tell(running, problemOf(unit, entry.path, arrival, outcome))
  })
  removals.forEach(({ deletion }, n) => {
    running.tally.count(unit.file, deletion.type, outcomes.removals[n]?.as ?? 'unchanged')
  })
}

const isAsked = ({ only }: Reading, patient: string | null): boolean =>
  only === null || (patient !== null && only.has(patient))

/** The outcomes, or in words why the database would not take this unit. */
async function kept(running: Running, unit: Unit, { chosen, removals }: Part) {
  const { source, now, disputed, importIds } = running
  const batch: Omit<Batch, 'importId'> = {
    source,
    now,
    disputed,
    arrivals: chosen.map(({ arrival }) => arrival),
    removals: removals.map(({ removal }) => removal),
    whole: unit.whole,
  }
  try {
    const { importId, ...outcomes } = await running.transact(async db => {
      const importId = importIds.get(unit.file) ?? (await beginImport(db, source, unit.file, now))
      const taken = await keep(db, { ...batch, importId })
      if (taken.written && !running.dryRun)
        await takeFromRecord(db, heard({ chosen, removals }, taken.arrivals), now)
      return { importId, ...taken }
    })
    importIds.set(unit.file, importId)
    return outcomes
  } catch (error) {
    const { code } = error as { code?: string }
    // Classes 22 and 54 of PostgreSQL: something in this very data. Anything else is no fault of the file.
    if (typeof code === 'string' && /^(22|54)/.test(code)) return `could not be stored (PostgreSQL ${code})`
    throw error
  }
}

/** What the appointments have to hear of: all that was kept, or is gone. */
const heard = (
  { chosen, removals }: Part,
  outcomes: readonly Outcome[],
): Parameters<typeof takeFromRecord>[1] => ({
  came: chosen.flatMap(({ arrival }, n) => {
    const as = outcomes[n]?.as
    return as === 'rejected' ? [] : [{ arrival, changed: as === 'created' || as === 'updated' }]
  }),
  gone: removals.map(({ deletion, removal }) => ({ type: deletion.type, id: removal.id })),
})

function refusedWhole(
  running: Running,
  unit: Unit,
  chosen: Part['chosen'],
  outcomes: readonly Outcome[],
  reading: Reading,
): void {
  const problems: Problem[] = []
  const unknown: string[] = []
  outcomes.forEach((outcome, n) => {
    const one = chosen[n]
    if (outcome.as !== 'rejected' || !one) return
    if (outcome.why === 'unknown-patient') unknown.push(one.arrival.patient ?? '')
    problems.push(problemOf(unit, one.entry.path, one.arrival, outcome))
  })
  if (unknown.length < problems.length || reading.last) {
    refuse(running, unit, problems)
    return
  }
  for (const patient of unknown) reading.waiting.patients.add(patient)
  reading.waiting.bundles += 1
}

/** A whole unit that is not taken: what is wrong with it, and how much goes with it. */
function refuse(running: Running, unit: Unit, problems: readonly Problem[]): void {
  const told = new Set(problems.map(({ path }) => path))
  const others = unit.entries.filter(({ path }) => !told.has(path))
  for (const problem of problems) tell(running, problem)
  for (const { resource } of others) {
    const type = typeof resource.resourceType === 'string' ? resource.resourceType : typeless
    running.tally.count(unit.file, type, 'rejected')
  }
  if (others.length === 0) return
  const rest = others.length === 1 ? 'the other resource' : `the other ${others.length} resources`
  running.hear.problem({
    file: unit.file,
    path: '',
    resource: null,
    reason: `with that, ${rest} of this bundle not imported either: a bundle is imported whole or not at all`,
  })
}

function tell(running: Running, problem: Problem): void {
  running.tally.count(problem.file, problem.resource?.split('/')[0] || typeless, 'rejected')
  running.hear.problem(problem)
}

const reasons: Record<(Outcome & { as: 'rejected' })['why'], string> = {
  'unknown-patient':
    'unknown patient: neither in this import nor known from this source. Import the patient too',
  'ambiguous-patient': 'unknown patient: the identifier fits more than one patient of this source',
  'another-person':
    'this source already has a patient of that id with another name and another birth date. If this comes from another system, give it a name of its own with --source',
  conflicting:
    'came twice with different content, and no meta.lastUpdated says which is newer. The first was kept or, in a bundle, none',
}

const problemOf = (
  unit: Unit,
  path: string,
  named: { type: string; fhirId: string },
  outcome: Outcome & { as: 'rejected' },
): Problem => ({ file: unit.file, path, resource: nameOf(named), reason: reasons[outcome.why] })
