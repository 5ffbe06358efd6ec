import { assessVisit } from './assess.ts'
import { ageOn, dateAt } from './calendar.ts'
import { type Chart, type Course, valueAt } from './chart.ts'
import { checkupAges, tellCheckup } from './childhood.ts'
import { both } from './concepts.ts'
import { diagnose } from './conditions.ts'
import { expectedValues } from './expect.ts'
import { childSigns, grown } from './growth.ts'
import { happen } from './happen.ts'
import { draw } from './labs.ts'
import { type MedicineKey, medicineName } from './medicine-names.ts'
import { prescribe } from './medicines.ts'
import type { Happening, LabPlan, MedicinePlan, Story } from './story.ts'
import { ask } from './surveys.ts'
import { giveChildSeries } from './vaccines.ts'
import { closeVisit, openVisit, type Visit } from './visits.ts'
import { measure, type Vitals } from './vitals.ts'

type Course1 = { begun: string; visit: string; by: Visit['by']; to?: string }

/** What has to be remembered from one visit to the next. */
export type Memory = {
  stories: readonly Story[]
  /** Moment of the routine visit before. */
  before: number
  first: boolean
  medicines: Map<MedicinePlan, Course1>
  drawn: Map<string, number>
  weight?: number
  turns: Map<string, number>
}

/** Walks through a person's years: routine visits in their rhythm and what happened between them. */
export function live(chart: Chart): void {
  const { person } = chart
  if (person.since === undefined) return
  const stories = person.stories ?? []
  const events = [...stories.flatMap(story => story.events ?? []), ...(person.events ?? [])]
  const moments: (number | Happening)[] = [...routine(chart), ...events]
  const when = (moment: number | Happening) => (typeof moment === 'number' ? moment : moment.at)
  moments.sort((a, b) => when(a) - when(b))
  const memory: Memory = {
    stories,
    before: Number.NEGATIVE_INFINITY,
    first: true,
    medicines: new Map(),
    drawn: new Map(),
    turns: new Map(),
  }
  for (const moment of moments) {
    if (typeof moment === 'number') routineVisit(chart, memory, moment)
    else happen(chart, moment)
  }
  settleMedicines(chart, memory)
}

/** Moments of routine visits: a child's by age, an adult's by rhythm, from the start of the record on. */
function routine(chart: Chart): number[] {
  const { person, born, today } = chart
  const age = ageOn(born, today)
  const since = Math.max(person.since ?? 0, -age + 0.008)
  const until = person.died === undefined ? -0.012 : person.died - 0.1
  const child = checkupAges.map(at => at - age)
  const grownUp: number[] = []
  const step = (person.everyMonths ?? 12) / 12
  for (let at = until - person.gap; at >= since; at -= step) if (age + at >= 19) grownUp.push(at)
  return [...child, ...grownUp].filter(at => at >= since && at <= until)
}

function routineVisit(chart: Chart, memory: Memory, at: number): void {
  const { person } = chart
  const age = ageOn(chart.born, dateAt(chart.today, at))
  const child = age < 19
  const sick = memory.stories.some(story => story.problems?.some(problem => problem.at <= at))
  const kind = child ? 'well-child' : sick && !yearly(memory, at) ? 'follow-up' : 'wellness'
  const reason = child
    ? both('Well-child checkup', 'Control de niño sano')
    : kind === 'wellness'
      ? both('Yearly checkup', 'Chequeo anual')
      : both('Follow-up of ongoing conditions', 'Control de sus enfermedades')
  const visit = openVisit(chart, { at, kind, by: person.doctor, reason })
  const guarded = memory.stories
    .flatMap(story => story.problems ?? [])
    .find(problem => problem.restricted && problem.at <= at)
  if (guarded?.restricted) visit.noteLabel = guarded.restricted
  takeVitals(visit, memory, at, age)
  if (child) tellCheckup(visit, age)
  newDiagnoses(visit, memory, at)
  drawDue(visit, memory, at, age)
  const phq9 = memory.stories.find(story => story.phq9)?.phq9
  if (phq9 && age >= 12) ask(visit, Math.round(valueAt(phq9, at)))
  changeMedicines(visit, memory, at)
  assessVisit(visit, memory, at)
  if (child) giveChildSeries(visit, age)
  closeVisit(visit)
  memory.before = at
  memory.first = false
}

/** One visit in about every twelve months is the yearly checkup. */
function yearly(memory: Memory, at: number): boolean {
  const last = memory.drawn.get('checkup') ?? Number.NEGATIVE_INFINITY
  if (at - last < 0.95) return false
  memory.drawn.set('checkup', at)
  return true
}

/** The course of the first story that tells about this moment. */
function course(
  stories: readonly Story[],
  at: number,
  pick: (story: Story) => Course | undefined,
): Course | undefined {
  return stories.map(pick).find(found => {
    const [first, last] = [found?.[0]?.[0], found?.at(-1)?.[0]]
    return first !== undefined && last !== undefined && at >= first - 0.02 && at <= last + 0.02
  })
}

function takeVitals(visit: Visit, memory: Memory, at: number, age: number): void {
  const { chart } = visit
  const { person, random } = chart
  if (age < 18) {
    measure(visit, { ...grown(chart, age), ...childSigns(chart, age) }, age)
    return
  }
  const pressure = course(memory.stories, at, story => story.systolic)
  const systolic = (pressure ? valueAt(pressure, at) : 114 + age / 5) + random.wobble() * 5
  const heavy = course(memory.stories, at, story => story.weight)
  const weight = (heavy ? valueAt(heavy, at) : (person.weight ?? 72)) + random.wobble() * 0.7
  const oxygen = memory.stories.find(story => story.oxygen)?.oxygen ?? 98
  const vitals: Vitals = {
    systolic,
    diastolic: 44 + systolic * 0.26 + random.wobble() * 3,
    pulse: (memory.stories.find(story => story.pulse)?.pulse ?? 72) + random.wobble() * 5,
    weight,
  }
  if (visit.kind === 'wellness') {
    vitals.breaths = 15 + random.wobble()
    vitals.temperature = 36.7 + random.wobble() * 0.15
    vitals.oxygen = Math.min(100, oxygen + random.wobble() * 0.8)
    vitals.height = person.height ?? 168
  } else if (oxygen < 96) vitals.oxygen = oxygen + random.wobble() * 0.8
  const lost = memory.weight === undefined ? 0 : memory.weight - weight
  if (lost >= 2)
    visit.heard.push(
      both(
        `Has lost ${lost.toFixed(1)} kg since the last visit.`,
        `Ha bajado ${lost.toFixed(1)} kg desde la última visita.`,
      ),
    )
  if (lost <= -2)
    visit.heard.push(
      both(
        `Has gained ${(-lost).toFixed(1)} kg since the last visit.`,
        `Ha subido ${(-lost).toFixed(1)} kg desde la última visita.`,
      ),
    )
  memory.weight = weight
  measure(visit, vitals, age)
}

function newDiagnoses(visit: Visit, memory: Memory, at: number): void {
  const { chart } = visit
  for (const story of memory.stories) {
    for (const problem of story.problems ?? []) {
      const old = memory.first && problem.at < at
      if (!(problem.at <= at && (old || problem.at > memory.before))) continue
      const ended = problem.ended === undefined ? {} : { ended: dateAt(chart.today, problem.ended) }
      const condition = diagnose(chart, {
        key: problem.key,
        list: 'problem-list-item',
        onset: old ? dateAt(chart.today, problem.at) : visit.date,
        recorded: visit.date,
        visit: visit.id,
        by: visit.by,
        ...ended,
        ...(problem.restricted ? { restricted: problem.restricted } : {}),
      })
      visit.diagnoses.push(condition.id ?? '')
    }
  }
}

/** Routine panels for an adult without a story about them. */
const usualLabs: readonly LabPlan[] = [
  { panel: 'cmp', everyMonths: 24, from: -30 },
  { panel: 'lipid', everyMonths: 24, from: -30 },
  { panel: 'cbc', everyMonths: 36, from: -30 },
]

function drawDue(visit: Visit, memory: Memory, at: number, age: number): void {
  const plans = memory.stories.flatMap(story => story.labs ?? [])
  const known = new Set(plans.map(plan => plan.panel))
  const all = age >= 19 ? [...plans, ...usualLabs.filter(plan => !known.has(plan.panel))] : plans
  const due = new Set<LabPlan['panel']>()
  for (const { panel, from, to = 0, everyMonths } of all) {
    const last = memory.drawn.get(panel) ?? Number.NEGATIVE_INFINITY
    if (at >= from && at <= to && at - last >= (everyMonths / 12) * 0.88) due.add(panel)
  }
  // The larger chemistry panel holds the smaller: nobody draws both.
  if (known.has('cmp')) due.delete('bmp')
  else if (known.has('bmp')) due.delete('cmp')
  for (const panel of due) {
    memory.drawn.set(panel, at)
    draw(visit, { panel, values: expectedValues(visit.chart, panel, at) })
  }
}

function changeMedicines(visit: Visit, memory: Memory, at: number): void {
  const going: MedicineKey[] = []
  for (const plan of memory.stories.flatMap(story => story.medicines ?? [])) {
    const { key, from, to, why, stopReason } = plan
    const running = memory.medicines.get(plan)
    const { name, sig } = medicineName(key)
    if (!running && from <= at && (to === undefined || to > at)) {
      memory.medicines.set(plan, { begun: visit.date, visit: visit.id, by: visit.by })
      const [en, es] = typeof sig === 'string' ? [sig, sig] : [sig.en, sig.es]
      const known = memory.first && from < at && why !== undefined
      visit.plan.push(
        known
          ? both(`Renew ${name}. ${en}`, `Renovar ${name}. ${es}`)
          : both(`Start ${name}. ${en}`, `Empezar ${name}. ${es}`),
      )
    } else if (running && running.to === undefined) {
      if (to !== undefined && to <= at) {
        running.to = visit.date
        const reason = stopReason ?? both('no longer needed', 'ya no se necesita')
        const [en, es] = typeof reason === 'string' ? [reason, reason] : [reason.en, reason.es]
        const hold = plan.status === 'on-hold'
        visit.plan.push(
          both(
            `${hold ? 'Hold' : 'Stop'} ${name}: ${en}.`,
            `${hold ? 'Suspender por ahora' : 'Dejar'} ${name}: ${es}.`,
          ),
        )
      } else going.push(key)
    }
  }
  if (going.length > 0) {
    const list = going.map(key => medicineName(key).name).join(', ')
    visit.plan.push(both(`Keep taking ${list}.`, `Seguir tomando ${list}.`))
  }
}

function settleMedicines(chart: Chart, memory: Memory): void {
  for (const [plan, { begun, visit, by, to }] of memory.medicines) {
    const end = plan.to ?? chart.person.died
    const ended = to ?? (end === undefined ? undefined : dateAt(chart.today, end))
    prescribe(chart, {
      key: plan.key,
      from: begun,
      visit,
      by,
      ...(ended === undefined
        ? {}
        : { to: ended, status: plan.status ?? (plan.to === undefined ? 'stopped' : 'completed') }),
      ...(plan.why === undefined ? {} : { why: plan.why }),
      ...(plan.stopReason === undefined ? {} : { stopReason: plan.stopReason }),
      ...(plan.restricted ? { restricted: plan.restricted } : {}),
    })
  }
}
