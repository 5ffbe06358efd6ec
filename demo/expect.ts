import { type Chart, valueAt } from './chart.ts'
import { labPanel, type PanelKey } from './lab-panels.ts'
import { labTest } from './lab-tests.ts'
import type { LabValues } from './labs.ts'

/**
 * What a person's stories make of a panel's tests at a moment, with a little strayed chance: whichever
 * panel a test is drawn in, it follows the same course.
 */
export function expectedValues(chart: Chart, panel: PanelKey, at: number): LabValues {
  const values: LabValues = {}
  const plans = (chart.person.stories ?? []).flatMap(story => story.labs ?? [])
  for (const key of labPanel(panel).tests) {
    for (const plan of plans) {
      const course = plan.values?.[key]
      if (!course) continue
      const strayed = valueAt(course, at) * (1 + chart.random.wobble() * (plan.stray ?? 0.03))
      values[key] = Math.max(strayed, labTest(key).possible?.[0] ?? 0)
    }
  }
  return values
}
