import type { Observation } from '@medplum/fhirtypes'
import { instant, later } from './calendar.ts'
import { idFor, patientOf, record } from './chart.ts'
import { amount, hl7Concept, loinc, rounded } from './concepts.ts'
import type { Visit } from './visits.ts'

/** Measured at a visit: mm Hg, beats and breaths a minute, °C, %, kg, cm. All optional. */
export type Vitals = {
  systolic?: number
  diastolic?: number
  pulse?: number
  breaths?: number
  temperature?: number
  oxygen?: number
  weight?: number
  height?: number
  head?: number
}

const measures = {
  pulse: { code: '8867-4', official: 'Heart rate', unit: '/min', shown: 'beats/min', digits: 0 },
  breaths: { code: '9279-1', official: 'Respiratory rate', unit: '/min', shown: 'breaths/min', digits: 0 },
  temperature: { code: '8310-5', official: 'Body temperature', unit: 'Cel', shown: '°C', digits: 1 },
  oxygen: {
    code: '59408-5',
    official: 'Oxygen saturation in Arterial blood by Pulse oximetry',
    unit: '%',
    shown: '%',
    digits: 0,
  },
  weight: { code: '29463-7', official: 'Body weight', unit: 'kg', shown: 'kg', digits: 1 },
  height: { code: '8302-2', official: 'Body height', unit: 'cm', shown: 'cm', digits: 1 },
  head: {
    code: '9843-4',
    official: 'Head Occipital-frontal circumference',
    unit: 'cm',
    shown: 'cm',
    digits: 1,
  },
  bmi: {
    code: '39156-5',
    official: 'Body mass index (BMI) [Ratio]',
    unit: 'kg/m2',
    shown: 'kg/m²',
    digits: 1,
  },
} as const

function frame(visit: Visit, name: string): Omit<Observation, 'code'> & { id: string } {
  const { chart, date, time } = visit
  return {
    resourceType: 'Observation',
    id: idFor(chart, name, date),
    status: 'final',
    category: [hl7Concept('observation-category', 'vital-signs', 'Vital Signs')],
    subject: patientOf(chart),
    encounter: { reference: `Encounter/${visit.id}` },
    effectiveDateTime: instant(date, later(time, 5)),
  }
}

/** Writes down the vitals of a visit; BMI follows from weight and height for anyone over two years. */
export function measure(visit: Visit, vitals: Vitals, age: number): void {
  visit.vitals = vitals
  const { systolic, diastolic, weight, height } = vitals
  if (systolic !== undefined && diastolic !== undefined) {
    record(visit.chart, {
      ...frame(visit, 'bp'),
      code: loinc('85354-9', 'Blood pressure panel with all children optional', 'Blood pressure'),
      component: [
        {
          code: loinc('8480-6', 'Systolic blood pressure'),
          valueQuantity: amount(Math.round(systolic), 'mm[Hg]', 'mmHg'),
        },
        {
          code: loinc('8462-4', 'Diastolic blood pressure'),
          valueQuantity: amount(Math.round(diastolic), 'mm[Hg]', 'mmHg'),
        },
      ],
    })
  }
  const bmi =
    weight !== undefined && height !== undefined && age >= 2 ? { bmi: weight / (height / 100) ** 2 } : {}
  for (const [name, value] of Object.entries({ ...vitals, ...bmi })) {
    if (!(name in measures)) continue
    const { code, official, unit, shown, digits } = measures[name as keyof typeof measures]
    record(visit.chart, {
      ...frame(visit, name),
      code: loinc(code, official),
      valueQuantity: amount(rounded(value, digits), unit, shown),
    })
  }
}
