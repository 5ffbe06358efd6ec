import { both } from '../concepts.ts'
import type { Happening, Story } from '../story.ts'

/** One INR check: what was heard and what to do follow from the value. */
function check(at: number, inr: number): Happening {
  const [plan, kept] =
    inr > 3
      ? [
          both(
            'Skip tonight’s warfarin, then go on as before. INR again at the next visit.',
            'No tome la warfarina esta noche; luego siga como antes. INR de nuevo en la próxima visita.',
          ),
          both(
            'INR above the goal of 2 to 3. No bleeding.',
            'INR por encima de la meta de 2 a 3. Sin sangrado.',
          ),
        ]
      : inr < 2
        ? [
            both(
              'Take an extra half tablet tonight. INR again at the next visit.',
              'Tome media tableta más esta noche. INR de nuevo en la próxima visita.',
            ),
            both('INR below the goal of 2 to 3.', 'INR por debajo de la meta de 2 a 3.'),
          ]
        : [
            both(
              'Same dose. Next INR in about four weeks.',
              'La misma dosis. Próximo INR en unas cuatro semanas.',
            ),
            both('INR in the goal of 2 to 3.', 'INR en la meta de 2 a 3.'),
          ]
  return {
    at,
    kind: 'follow-up',
    by: 'nguyen',
    reason: both('INR check', 'Control de INR'),
    heard: [
      inr > 3
        ? both('Had an antibiotic last week.', 'Tomó un antibiótico la semana pasada.')
        : inr < 2
          ? both('Missed two evening doses.', 'Omitió dos dosis de la noche.')
          : both('No bleeding and no missed doses.', 'Sin sangrado ni dosis omitidas.'),
    ],
    assessed: [kept],
    plan: [plan],
    labs: [{ panel: 'inr', values: { inr }, comment: 'Therapeutic goal for this patient 2.0 to 3.0.' }],
  }
}

/** Atrial fibrillation on warfarin: monthly INR checks with the nurse, now and then out of range. */
export function warfarin(from: number, everyMonths = 1): Story {
  const checks: Happening[] = []
  for (let at = from + 0.1, count = 0; at < -0.03; at += everyMonths / 12, count++) {
    const early = at < from + 0.4
    const inr = early
      ? 1.6 + count * 0.25
      : count % 11 === 6
        ? 3.8
        : count % 7 === 3
          ? 1.7
          : 2.2 + ((count * 37) % 7) / 10
    checks.push(check(at, inr))
  }
  return {
    problems: [
      {
        key: 'fibrillation',
        at: from,
        heard: {
          better: [],
          same: [
            both(
              'Heart flutters now and then, never faint.',
              'El corazón aletea de vez en cuando, nunca se desmaya.',
            ),
            both('No bleeding, no falls.', 'Sin sangrado, sin caídas.'),
          ],
          worse: [],
        },
        exam: [both('Pulse irregular, rate controlled.', 'Pulso irregular, frecuencia controlada.')],
      },
      { key: 'anticoagulated', at: from },
    ],
    medicines: [
      { key: 'warfarin', from, why: 'fibrillation' },
      { key: 'metoprolol', from, why: 'fibrillation' },
    ],
    pulse: 78,
    events: checks,
  }
}
