import { both, type Text } from './concepts.ts'
import type { Visit } from './visits.ts'

/** Ages in years at which a child is seen for a checkup. */
export const checkupAges: readonly number[] = [
  0.014, 0.08, 0.17, 0.335, 0.505, 0.755, 1.01, 1.26, 1.51, 2.01, 2.51, 3.02, 4.03, 5.02, 6.02, 7.03, 8.02,
  9.03, 10.02, 11.04, 12.03, 13.02, 14.03, 15.02, 16.04, 17.03, 18.02,
]

type Stage = { until: number; heard: readonly Text[]; exam: Text; plan: readonly Text[] }

const stages: readonly Stage[] = [
  {
    until: 0.05,
    heard: [
      both(
        'Feeding every two to three hours, six wet diapers a day.',
        'Come cada dos o tres horas, seis pañales mojados al día.',
      ),
    ],
    exam: both(
      'Soft spot flat, hips stable, cord stump drying.',
      'Fontanela plana, caderas estables, el cordón se está secando.',
    ),
    plan: [
      both(
        'Put the baby to sleep on the back, in an empty crib.',
        'Acueste al bebé boca arriba, en una cuna vacía.',
      ),
    ],
  },
  {
    until: 0.12,
    heard: [
      both(
        'Feeds well, looks at faces, has one longer sleep at night.',
        'Come bien, mira las caras, duerme un rato más largo por la noche.',
      ),
    ],
    exam: both('Belly button healed, heart without murmur.', 'Ombligo sano, corazón sin soplo.'),
    plan: [
      both('Call at once for a fever of 38 °C or more.', 'Llame de inmediato si hay fiebre de 38 °C o más.'),
    ],
  },
  {
    until: 0.25,
    heard: [
      both('Smiles back, follows faces with the eyes.', 'Sonríe y sigue las caras con la mirada.'),
      both('Lifts the head when lying on the belly.', 'Levanta la cabeza cuando está boca abajo.'),
    ],
    exam: both('Heart without murmur, good muscle tone.', 'Corazón sin soplo, buen tono muscular.'),
    plan: [
      both('Tummy time every day while awake.', 'Tiempo boca abajo todos los días mientras está despierto.'),
    ],
  },
  {
    until: 0.9,
    heard: [
      both('Rolls over, reaches for toys, laughs.', 'Se da vuelta, alcanza los juguetes, se ríe.'),
      both('Sits alone, babbles, started soft foods.', 'Se sienta solo, balbucea, empezó alimentos blandos.'),
    ],
    exam: both(
      'Eyes aligned, ears clear, hips move freely.',
      'Ojos alineados, oídos limpios, caderas libres.',
    ),
    plan: [
      both(
        'Offer new foods one at a time, egg and peanut too.',
        'Ofrezca alimentos nuevos uno por uno, también huevo y maní.',
      ),
    ],
  },
  {
    until: 2.2,
    heard: [
      both('Walks holding on, says two or three words.', 'Camina con apoyo, dice dos o tres palabras.'),
      both('Runs, climbs, points at what is wanted.', 'Corre, trepa, señala lo que quiere.'),
      both('Puts two words together, scribbles.', 'Junta dos palabras, hace garabatos.'),
    ],
    exam: both('Teeth coming in well, walks steadily.', 'Los dientes salen bien, camina con firmeza.'),
    plan: [
      both(
        'Brush teeth twice a day with a grain of fluoride paste.',
        'Cepille los dientes dos veces al día con un grano de pasta con flúor.',
      ),
      both('Keep medicines and cleaners locked away.', 'Guarde con llave medicinas y productos de limpieza.'),
    ],
  },
  {
    until: 5.5,
    heard: [
      both('Speaks in sentences, plays with other children.', 'Habla en frases, juega con otros niños.'),
      both('Dresses without help, draws a person.', 'Se viste sin ayuda, dibuja una persona.'),
    ],
    exam: both(
      'Sees and hears well on screening. Normal gait.',
      'Ve y oye bien en la prueba. Marcha normal.',
    ),
    plan: [
      both(
        'Read together every day; one hour of screen at most.',
        'Lean juntos todos los días; máximo una hora de pantalla.',
      ),
      both(
        'Booster seat in the car, helmet on the bike.',
        'Asiento elevador en el auto, casco en la bicicleta.',
      ),
    ],
  },
  {
    until: 11,
    heard: [
      both(
        'School goes well, has friends, likes recess best.',
        'La escuela va bien, tiene amigos, lo que más le gusta es el recreo.',
      ),
      both(
        'Sleeps nine to ten hours; eats most vegetables.',
        'Duerme de nueve a diez horas; come casi todas las verduras.',
      ),
    ],
    exam: both('Spine straight, heart and lungs normal.', 'Espalda recta, corazón y pulmones normales.'),
    plan: [
      both('An hour of play outside every day.', 'Una hora de juego al aire libre todos los días.'),
      both('Dentist twice a year.', 'Dentista dos veces al año.'),
    ],
  },
  {
    until: 19,
    heard: [
      both(
        'Part of the visit was alone with the teenager.',
        'Parte de la visita fue a solas con el adolescente.',
      ),
      both(
        'School and sports take most of the day; sleeps about eight hours.',
        'La escuela y el deporte ocupan casi todo el día; duerme unas ocho horas.',
      ),
    ],
    exam: both(
      'Growing as expected for the stage of puberty.',
      'Crece como se espera para la etapa de la pubertad.',
    ),
    plan: [
      both('Phone out of the bedroom at night.', 'El teléfono fuera del cuarto por la noche.'),
      both(
        'Talk with someone trusted when mood stays low.',
        'Hablar con alguien de confianza si el ánimo sigue bajo.',
      ),
    ],
  },
]

/** Milestones, exam and advice for the age. */
export function tellCheckup(visit: Visit, age: number): void {
  const stage = stages.find(({ until }) => age < until)
  if (!stage) return
  const { random } = visit.chart
  const [first = both('Doing well.', 'Está bien.'), ...others] = stage.heard
  const [advice = both('Come again as planned.', 'Regresar según lo previsto.'), ...more] = stage.plan
  visit.heard.push(random.pick([first, ...others]))
  visit.exam.push(stage.exam)
  visit.assessed.push(
    both(
      'Growing along the usual curve, development fits the age.',
      'Crece en su curva habitual, el desarrollo corresponde a la edad.',
    ),
  )
  visit.plan.push(random.pick([advice, ...more]))
}
