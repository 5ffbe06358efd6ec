import { addDays, dateAt, instant, laterOf } from './calendar.ts'
import { type Chart, idFor, patientOf, record } from './chart.ts'
import { doctorRef } from './clinic.ts'
import { coding, concept, hl7Concept, snomed, systems } from './concepts.ts'

type Named = {
  system: 'rxnorm' | 'snomed'
  code: string
  name: string
  category: 'medication' | 'food' | 'environment'
}

// biome-ignore format: a table, one substance a line
const substances = {
  penicillin: { system: 'rxnorm', code: '70618', name: 'Penicillin', category: 'medication' },
  sulfa: { system: 'rxnorm', code: '10831', name: 'Sulfamethoxazole / trimethoprim', category: 'medication' },
  aspirin: { system: 'rxnorm', code: '1191', name: 'Aspirin', category: 'medication' },
  codeine: { system: 'rxnorm', code: '2670', name: 'Codeine', category: 'medication' },
  lisinopril: { system: 'rxnorm', code: '29046', name: 'Lisinopril', category: 'medication' },
  peanut: { system: 'snomed', code: '762952008', name: 'Peanut', category: 'food' },
  shellfish: { system: 'snomed', code: '735029006', name: 'Shellfish', category: 'food' },
  egg: { system: 'snomed', code: '102263004', name: 'Egg', category: 'food' },
  latex: { system: 'snomed', code: '111088007', name: 'Latex', category: 'environment' },
  animal: { system: 'snomed', code: '264287008', name: 'Animal dander', category: 'environment' },
  mold: { system: 'snomed', code: '84489001', name: 'Mold', category: 'environment' },
} satisfies Record<string, Named>
type SubstanceKey = keyof typeof substances

const reactions = {
  hives: snomed('126485001', 'Hives', 'Hives'),
  rash: snomed('271807003', 'Eruption of skin (disorder)', 'Rash'),
  anaphylaxis: snomed('39579001', 'Anaphylaxis', 'Severe whole-body reaction (anaphylaxis)'),
  nausea: snomed('422587007', 'Nausea', 'Nausea'),
  cough: concept('Dry cough'),
  swelling: concept('Swelling of the lips'),
  sneezing: concept('Sneezing and itchy eyes'),
}

export type Allergy = {
  to: SubstanceKey
  reaction: keyof typeof reactions
  severity: 'mild' | 'moderate' | 'severe'
  criticality?: 'low' | 'high'
  /** Age in years when it was noticed. */
  age: number
  intolerance?: boolean
}

/** Writes down a person's allergies, or that she says she has none. */
export function tellAllergies(chart: Chart): void {
  const { person, born, today } = chart
  if (person.since === undefined || person.allergies === undefined) return
  const status = {
    clinicalStatus: hl7Concept('allergyintolerance-clinical', 'active', 'Active'),
    verificationStatus: hl7Concept('allergyintolerance-verification', 'confirmed', 'Confirmed'),
    patient: patientOf(chart),
    recorder: doctorRef(person.doctor),
  }
  if (person.allergies.length === 0) {
    record(chart, {
      resourceType: 'AllergyIntolerance',
      id: idFor(chart, 'no-known-allergies'),
      ...status,
      code: snomed('716186003', 'No known allergy', 'No known allergies'),
      recordedDate: instant(laterOf(dateAt(today, (person.died ?? 0) - 0.11), born), '10:00'),
    })
  }
  for (const { to, reaction, severity, criticality, age, intolerance } of person.allergies) {
    const { system, code, name, category } = substances[to]
    const noticed = addDays(born, Math.round(age * 365.25))
    record(chart, {
      resourceType: 'AllergyIntolerance',
      id: idFor(chart, 'allergy', to),
      ...status,
      type: intolerance ? 'intolerance' : 'allergy',
      category: [category],
      criticality: criticality ?? (severity === 'severe' ? 'high' : 'low'),
      code: concept(name, coding(systems[system], code)),
      onsetDateTime: noticed.slice(0, 7),
      recordedDate: instant(noticed, '10:00'),
      reaction: [
        {
          manifestation: [reactions[reaction]],
          severity,
          description: `Noticed at about ${Math.floor(age)} years of age.`,
        },
      ],
    })
  }
}
