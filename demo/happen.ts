import { addDays, ageOn } from './calendar.ts'
import type { Chart } from './chart.ts'
import { both, say } from './concepts.ts'
import { diagnose } from './conditions.ts'
import { expectedValues } from './expect.ts'
import { childSigns, grown } from './growth.ts'
import { image } from './imaging.ts'
import { draw } from './labs.ts'
import { medicineName } from './medicine-names.ts'
import { prescribe } from './medicines.ts'
import { perform } from './procedures.ts'
import type { Happening } from './story.ts'
import { ask } from './surveys.ts'
import { closeVisit, openVisit, type Visit } from './visits.ts'
import { measure } from './vitals.ts'

/** Tells one thing that happened once, with everything that came of it. */
export function happen(chart: Chart, event: Happening): void {
  const { at, kind, reason, by = chart.person.doctor, place, restricted } = event
  const visit = openVisit(chart, {
    at,
    kind,
    by,
    reason,
    ...(place ? { place } : {}),
    ...(restricted ? { restricted } : {}),
  })
  const age = ageOn(chart.born, visit.date)
  visit.heard.push(...(event.heard ?? []))
  visit.exam.push(...(event.exam ?? []))
  visit.assessed.push(...(event.assessed ?? []))
  if (kind !== 'video' && (age < 18 || event.vitals)) {
    const usual = age < 18 ? { ...childSigns(chart, age), weight: grown(chart, age).weight ?? 3 } : {}
    measure(visit, { ...usual, ...event.vitals }, age)
  }
  if (event.problem) diagnoseNow(visit, event.problem, restricted)
  for (const panel of event.labs ?? []) {
    const values = { ...expectedValues(chart, panel.panel, at), ...panel.values }
    draw(visit, { ...panel, values, ...(restricted ? { restricted } : {}) })
  }
  for (const study of event.imaging ?? []) image(visit, study)
  for (const procedure of event.procedures ?? []) perform(visit, procedure)
  if (event.phq9 !== undefined) ask(visit, event.phq9)
  for (const medicine of event.medicines ?? []) give(visit, medicine, event)
  visit.plan.push(...(event.plan ?? []))
  closeVisit(visit)
}

function diagnoseNow(
  visit: Visit,
  problem: NonNullable<Happening['problem']>,
  restricted: Happening['restricted'],
): void {
  const { chart, date, id, by } = visit
  const end = problem.days === undefined ? undefined : addDays(date, problem.days)
  const condition = diagnose(chart, {
    key: problem.key,
    list: 'encounter-diagnosis',
    onset: date,
    recorded: date,
    visit: id,
    by,
    ...(end === undefined || end >= chart.today ? {} : { ended: end }),
    ...(restricted ? { restricted } : {}),
  })
  visit.diagnoses.push(condition.id ?? '')
}

function give(
  visit: Visit,
  medicine: { key: Parameters<typeof medicineName>[0]; days?: number },
  event: Happening,
): void {
  const { chart, date, id, by } = visit
  const { name, sig } = medicineName(medicine.key)
  const end = medicine.days === undefined ? undefined : addDays(date, medicine.days)
  prescribe(chart, {
    key: medicine.key,
    from: date,
    visit: id,
    by,
    ...(end === undefined || end >= chart.today ? {} : { to: end, status: 'completed' as const }),
    ...(event.problem ? { why: event.problem.key } : {}),
    ...(event.restricted ? { restricted: event.restricted } : {}),
  })
  visit.plan.push(both(`${name}. ${say(sig, 'en')}`, `${name}. ${say(sig, 'es')}`))
}
