import { both, rounded, say, type Text } from './concepts.ts'
import { conditionNames } from './condition-names.ts'
import { labTest } from './lab-tests.ts'
import type { Memory } from './life.ts'
import type { Problem } from './story.ts'
import type { Visit } from './visits.ts'

type Tone = 'better' | 'same' | 'worse'

/** Assessment and plan of a routine visit: how each ongoing problem goes, from today's own numbers. */
export function assessVisit(visit: Visit, memory: Memory, at: number): void {
  const ongoing = memory.stories
    .flatMap(story => story.problems ?? [])
    .filter(problem => problem.at <= at && (problem.ended === undefined || problem.ended > at))
  for (const problem of ongoing) {
    const tone = assess(visit, memory, problem)
    const heard = problem.heard?.[tone] ?? []
    const line = turn(memory, `${problem.key}-${tone}`, heard)
    if (line !== undefined) visit.heard.push(line)
    const seen = turn(memory, `${problem.key}-exam`, problem.exam ?? [])
    if (seen !== undefined) visit.exam.push(seen)
  }
  if (visit.kind === 'well-child') return
  if (visit.heard.length === 0) visit.heard.push(turn(memory, 'well', wellHeard) ?? 'Feels well.')
  if (visit.exam.length === 0) visit.exam.push(turn(memory, 'well-exam', wellExam) ?? 'Normal exam.')
  if (ongoing.length === 0) visit.assessed.push(overall(visit))
  const months = visit.chart.person.everyMonths ?? 12
  visit.plan.push(
    both(
      `Come back in ${months} months, sooner if something changes.`,
      `Regresar en ${months} meses, o antes si algo cambia.`,
    ),
  )
}

/** Without an ongoing problem the assessment rests on today's numbers alone. */
function overall(visit: Visit): Text {
  const odd = visit.results.some(({ facts }) => facts.some(({ flag }) => flag !== 'N'))
  return odd
    ? both(
        'Feels well; some values are a little outside the usual range and will be checked again.',
        'Se siente bien; algunos valores están un poco fuera de lo habitual y se volverán a revisar.',
      )
    : both('In good health for the age.', 'Buena salud para su edad.')
}

const wellHeard: readonly Text[] = [
  both('Feels well and has no new concerns.', 'Se siente bien y no tiene preocupaciones nuevas.'),
  both('Sleeps well; walks most days.', 'Duerme bien; camina casi todos los días.'),
  both('Busy year, a little tired, otherwise well.', 'Un año ocupado, algo de cansancio; por lo demás bien.'),
]
const wellExam: readonly Text[] = [
  both('Heart and lungs sound normal. Belly soft.', 'Corazón y pulmones normales. Abdomen blando.'),
  both(
    'Skin, neck, heart, lungs and belly without a finding.',
    'Piel, cuello, corazón, pulmones y abdomen sin hallazgos.',
  ),
]

/** The next line of a list, so that the same words don't come twice in a row. */
function turn(memory: Memory, key: string, lines: readonly Text[]): Text | undefined {
  const count = memory.turns.get(key) ?? 0
  memory.turns.set(key, count + 1)
  return lines[count % Math.max(lines.length, 1)]
}

function assess(visit: Visit, memory: Memory, problem: Problem): Tone {
  const { name, es } = conditionNames[problem.key]
  const label = es.charAt(0).toUpperCase() + es.slice(1)
  if (problem.key === 'hypertension') return assessPressure(visit, name, label)
  if (problem.watch) {
    const tone = assessByTest(visit, memory, problem, name, label)
    if (tone !== undefined) return tone
  }
  visit.assessed.push(
    both(`${name}: steady since the last visit.`, `${label}: sin cambios desde la última visita.`),
  )
  return 'same'
}

function assessPressure(visit: Visit, name: string, label: string): Tone {
  const systolic = Math.round(visit.vitals?.systolic ?? 0)
  const diastolic = Math.round(visit.vitals?.diastolic ?? 0)
  if (systolic < 130) {
    visit.assessed.push(
      both(
        `${name}: ${systolic}/${diastolic} today, in the goal range.`,
        `${label}: ${systolic}/${diastolic} hoy, dentro de la meta.`,
      ),
    )
    return 'better'
  }
  if (systolic < 142) {
    visit.assessed.push(
      both(
        `${name}: ${systolic}/${diastolic} today, a little above the goal of 130/80.`,
        `${label}: ${systolic}/${diastolic} hoy, un poco por encima de la meta de 130/80.`,
      ),
    )
    return 'same'
  }
  visit.assessed.push(
    both(
      `${name}: ${systolic}/${diastolic} today, above the goal of 130/80.`,
      `${label}: ${systolic}/${diastolic} hoy, por encima de la meta de 130/80.`,
    ),
  )
  return 'worse'
}

function assessByTest(
  visit: Visit,
  memory: Memory,
  problem: Problem,
  name: string,
  label: string,
): Tone | undefined {
  const { test, low, high } = problem.watch ?? {}
  if (test === undefined) return undefined
  const latest = visit.chart.latest.get(test)
  if (latest?.date !== visit.date) return undefined
  const { name: called, es: llamado, unit = '', shown = unit, digits = 0 } = labTest(test)
  const value = rounded(latest.value, digits)
  const key = `value-${problem.key}`
  const before = memory.turns.get(key)
  memory.turns.set(key, value)
  const off = (reading: number) =>
    high !== undefined && reading > high
      ? reading - high
      : low !== undefined && reading < low
        ? low - reading
        : 0
  const change = before === undefined ? 0 : off(value) - off(before)
  const tone: Tone =
    Math.abs(change) <= Math.abs(value) * 0.03
      ? off(value) === 0
        ? 'better'
        : 'same'
      : change < 0
        ? 'better'
        : 'worse'
  const was = before === undefined ? both('', '') : both(`, was ${before}`, `, antes ${before}`)
  const at = off(value) === 0
  const verdict = at
    ? both('at goal', 'en la meta')
    : before === undefined || tone === 'same'
      ? both('not yet at goal', 'todavía fuera de la meta')
      : tone === 'better'
        ? both('moving the right way', 'va mejorando')
        : both('further from goal', 'más lejos de la meta')
  visit.assessed.push(
    both(
      `${name}: ${called} ${value} ${shown}${say(was, 'en')}; ${say(verdict, 'en')}.`,
      `${label}: ${llamado} ${value} ${shown}${say(was, 'es')}; ${say(verdict, 'es')}.`,
    ),
  )
  return tone
}
