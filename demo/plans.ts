import { addDays, dateAt, openDay } from './calendar.ts'
import { type Chart, idFor, patientOf, record } from './chart.ts'
import { doctorRef } from './clinic.ts'
import { amount, concept, hl7Concept, say } from './concepts.ts'
import { conditionConcept } from './conditions.ts'
import { labTest } from './lab-tests.ts'

/** Goals and care plans that stand today, from the person's stories. */
export function tellPlans(chart: Chart): void {
  const { person, today } = chart
  if (person.died !== undefined) return
  const goals: string[] = []
  ;(person.stories ?? []).forEach(({ goal }, index) => {
    if (!goal) return
    const id = idFor(chart, 'goal', goal.test ?? String(index + 1))
    goals.push(id)
    const test = goal.test === undefined ? undefined : labTest(goal.test)
    record(chart, {
      resourceType: 'Goal',
      id,
      lifecycleStatus: goal.met ? 'completed' : 'active',
      achievementStatus: goal.met
        ? hl7Concept('goal-achievement', 'achieved', 'Achieved')
        : hl7Concept('goal-achievement', 'in-progress', 'In Progress'),
      description: { text: say(goal.text, chart.language) },
      subject: patientOf(chart),
      startDate: openDay(dateAt(today, goal.from)),
      target: [
        {
          ...(test ? { measure: concept(test.name) } : {}),
          ...(goal.below === undefined
            ? {}
            : { detailRange: { high: amount(goal.below, goal.unit ?? '1') } }),
          dueDate: addDays(today, goal.met ? -30 : 180),
        },
      ],
      expressedBy: patientOf(chart),
    })
  })
  ;(person.stories ?? []).forEach(({ carePlan }) => {
    if (!carePlan) return
    record(chart, {
      resourceType: 'CarePlan',
      id: idFor(chart, 'care-plan', carePlan.about),
      status: 'active',
      intent: 'plan',
      category: [
        concept('Care plan', {
          system: 'http://hl7.org/fhir/us/core/CodeSystem/careplan-category',
          code: 'assess-plan',
        }),
      ],
      title: say(carePlan.title, chart.language),
      text: {
        status: 'generated',
        div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${say(carePlan.title, chart.language)}</p><ul>${carePlan.steps.map(step => `<li>${say(step, chart.language)}</li>`).join('')}</ul></div>`,
      },
      subject: patientOf(chart),
      period: { start: openDay(dateAt(today, carePlan.from)), end: addDays(today, 240) },
      author: doctorRef(person.doctor),
      careTeam: [{ reference: `CareTeam/${idFor(chart, 'care-team')}` }],
      goal: goals.map(id => ({ reference: `Goal/${id}` })),
      activity: carePlan.steps.map(step => ({
        detail: {
          status: 'in-progress',
          description: say(step, chart.language),
          reasonCode: [conditionConcept(carePlan.about)],
        },
      })),
    })
  })
}
