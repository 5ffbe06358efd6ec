import { once } from 'node:events'
import { createWriteStream, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const results_per_patient = 40

/** A folder with bulk files of so many made-up patients, each with some results. Answers its path. */
export async function writeCrowd(patients: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-crowd-'))
  const people = createWriteStream(join(folder, 'Patient.ndjson'))
  const results = createWriteStream(join(folder, 'Observation.ndjson'))
  for (let p = 0; p < patients; p += 1) {
    people.write(`${JSON.stringify(person(p))}\n`)
    for (let r = 0; r < results_per_patient; r += 1)
      if (!results.write(`${JSON.stringify(result(p, r))}\n`)) await once(results, 'drain')
  }
  people.end()
  results.end()
  await Promise.all([once(people, 'finish'), once(results, 'finish')])
  return folder
}

const person = (p: number) => ({
  resourceType: 'Patient',
  id: `crowd-${p}`,
  name: [{ family: `Crowd${p % 97}`, given: [`Person${p}`] }],
  birthDate: `19${String(30 + (p % 70)).padStart(2, '0')}-0${1 + (p % 9)}-1${p % 9}`,
  gender: p % 2 === 0 ? 'female' : 'male',
})

const tests = [
  ['2345-7', 'Glucose [Mass/volume] in Serum or Plasma', 'mg/dL', 70, 99],
  ['4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', '%', 4, 5.6],
  ['2160-0', 'Creatinine [Mass/volume] in Serum or Plasma', 'mg/dL', 0.6, 1.2],
  ['718-7', 'Hemoglobin [Mass/volume] in Blood', 'g/dL', 12, 16],
] as const

function result(p: number, r: number) {
  const [code, display, unit, low, high] = tests[r % tests.length] ?? tests[0]
  return {
    resourceType: 'Observation',
    id: `crowd-${p}-${r}`,
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' },
        ],
      },
    ],
    code: { coding: [{ system: 'http://loinc.org', code, display }] },
    subject: { reference: `Patient/crowd-${p}` },
    effectiveDateTime: `20${10 + (r % 15)}-0${1 + (r % 9)}-1${p % 9}T09:30:00Z`,
    valueQuantity: { value: Number((low + ((p * 7 + r * 3) % 10) * ((high - low) / 8)).toFixed(1)), unit },
    referenceRange: [{ low: { value: low, unit }, high: { value: high, unit } }],
  }
}
