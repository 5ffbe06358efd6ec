import { instant, later } from './calendar.ts'
import { idFor, patientOf, record } from './chart.ts'
import { doctorRef, placeRef } from './clinic.ts'
import { both, coding, concept, say, systems, type Text } from './concepts.ts'
import type { Visit } from './visits.ts'

type Named = { snomed?: string; name: Text; outcome: Text }

const procedureNames = {
  colonoscopy: {
    snomed: '73761001',
    name: both('Colonoscopy', 'Colonoscopia'),
    outcome: both(
      'The whole colon was seen. One 6 mm polyp was removed.',
      'Se vio todo el colon. Se quitó un pólipo de 6 mm.',
    ),
  },
  pacemaker: {
    snomed: '307280005',
    name: both('Pacemaker implant', 'Implante de marcapasos'),
    outcome: both(
      'Dual-chamber pacemaker placed below the left collarbone without trouble.',
      'Marcapasos de doble cámara colocado debajo de la clavícula izquierda sin problemas.',
    ),
  },
  stent: {
    snomed: '415070008',
    name: both('Coronary stent', 'Stent coronario'),
    outcome: both(
      'One stent opened the right coronary artery.',
      'Un stent abrió la arteria coronaria derecha.',
    ),
  },
  cataractsurgery: {
    name: both('Cataract surgery, right eye', 'Cirugía de catarata, ojo derecho'),
    outcome: both('Clear lens implant in place.', 'Lente artificial en su lugar.'),
  },
  prostatebiopsy: {
    name: both('Prostate biopsy', 'Biopsia de próstata'),
    outcome: both(
      'Twelve samples taken; no cancer was found.',
      'Se tomaron doce muestras; no se encontró cáncer.',
    ),
  },
  kneeinjection: {
    name: both('Steroid injection, right knee', 'Inyección de esteroide, rodilla derecha'),
    outcome: both('Injected without trouble.', 'Inyección sin problemas.'),
  },
  stitches: {
    name: both('Stitches, left forearm', 'Puntos, antebrazo izquierdo'),
    outcome: both('Four stitches placed under local numbing.', 'Cuatro puntos con anestesia local.'),
  },
  transfusion: {
    name: both('Red cell transfusion', 'Transfusión de glóbulos rojos'),
    outcome: both('Two units given; no reaction.', 'Dos unidades; sin reacción.'),
  },
  birth: {
    name: both('Birth of a child', 'Nacimiento de un bebé'),
    outcome: both(
      'Vaginal birth at 39 weeks; mother and child well.',
      'Parto vaginal a las 39 semanas; madre y bebé bien.',
    ),
  },
  spirometry: {
    name: both('Breathing test (spirometry)', 'Prueba de respiración (espirometría)'),
    outcome: both(
      'Air flow narrowed and only partly better after the inhaler.',
      'Flujo de aire reducido, mejora parcial con el inhalador.',
    ),
  },
  ecg: {
    name: both('Heart tracing (ECG)', 'Electrocardiograma'),
    outcome: both('Recorded and read at the visit.', 'Se registró y se leyó en la visita.'),
  },
  hearing: {
    name: both('Newborn hearing screen', 'Prueba de audición del recién nacido'),
    outcome: both('Passed in both ears.', 'Pasó en ambos oídos.'),
  },
} satisfies Record<string, Named>
export type ProcedureKey = keyof typeof procedureNames

export function perform(visit: Visit, key: ProcedureKey): void {
  const { chart, date, time, by, place } = visit
  const named: Named = procedureNames[key]
  const name = say(named.name, 'en')
  record(chart, {
    resourceType: 'Procedure',
    id: idFor(chart, key, date),
    status: 'completed',
    code:
      named.snomed === undefined
        ? concept(name, coding(systems.house, key, name))
        : concept(name, coding(systems.snomed, named.snomed)),
    subject: patientOf(chart),
    encounter: { reference: `Encounter/${visit.id}` },
    performedPeriod: { start: instant(date, later(time, 15)), end: instant(date, later(time, 50)) },
    performer: [{ actor: doctorRef(by) }],
    location: placeRef(place),
    outcome: concept(say(named.outcome, 'en')),
    note: [{ text: say(named.outcome, chart.language) }],
  })
  visit.done.push(
    both(
      `${say(named.name, 'en')}. ${say(named.outcome, 'en')}`,
      `${say(named.name, 'es')}. ${say(named.outcome, 'es')}`,
    ),
  )
}
