import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { sharedData } from '../../../../test/shared-data.ts'
import { plainName, type ThingNamed } from '../../terminology/index.ts'
import { allergyInWords } from './allergy.ts'
import { carePlanInWords } from './care-plan.ts'
import { conditionInWords } from './condition.ts'
import { coverageInWords } from './coverage.ts'
import { deviceInWords } from './device.ts'
import { documentInWords } from './document.ts'
import { familyMemberInWords } from './family-history.ts'
import { goalInWords } from './goal.ts'
import { immunizationInWords } from './immunization.ts'
import { type Json, obj, objects } from './json.ts'
import { medicationInWords } from './medication.ts'
import { observationInWords } from './observation.ts'
import { personInWords } from './person.ts'
import { procedureInWords } from './procedure.ts'
import type { Reader } from './reader.ts'
import { reportInWords } from './report.ts'
import { visitInWords } from './visit.ts'

/*
 * Every resource of the shared test data gets a title in words, in both languages, and the catalogs know what
 * is frequent in it.
 */

const folders = ['synthea', 'synthea-scale', 'ips', 'onc', 'fhir-defs/us-core'].map(name => sharedData(name))
const there = folders.every(folder => folder !== null)

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })
}

/** Of the 157 patients made for scale, every fifth. */
function sampled(paths: string[]): string[] {
  return paths.length > 100 ? paths.filter((_, at) => at % 5 === 0) : paths
}

/** The JSON files of a tar archive that are examples. */
function examplesIn(tar: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; at + 512 <= tar.length; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(tar.toString('utf8', at + 124, at + 136), 8) || 0
    if (/example\/.*\.json$/.test(name)) texts.push(tar.toString('utf8', at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return texts
}

function textsOf(path: string): string[] {
  if (path.endsWith('.tgz')) return examplesIn(gunzipSync(readFileSync(path)))
  if (!/json(\.gz)?$/.test(path)) return []
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return path.includes('.ndjson') ? text.split('\n').filter(line => line.trim() !== '') : [text]
}

function resourcesIn(json: unknown): Json[] {
  const resource = obj(json)
  const entries = Array.isArray(resource.entry) ? (resource.entry as unknown[]) : []
  const inner = entries.flatMap(entry => resourcesIn(obj(entry).resource))
  const own =
    typeof resource.resourceType === 'string' && resource.resourceType !== 'Bundle' ? [resource] : []
  return [...own, ...objects(resource.contained), ...inner]
}

const titles: Record<string, (json: Json, reader: Reader) => string[]> = {
  Observation: (json, reader) => {
    const view = observationInWords(json, reader)
    return [view.name.plain, ...view.parts.map(part => part.name.plain)]
  },
  DiagnosticReport: (json, reader) => [reportInWords(json, reader).name.plain],
  Condition: (json, reader) => [conditionInWords(json, reader).name.plain],
  AllergyIntolerance: (json, reader) => [allergyInWords(json, reader).name.plain],
  Immunization: (json, reader) => [immunizationInWords(json, reader).name.plain],
  Procedure: (json, reader) => [procedureInWords(json, reader).name.plain],
  Encounter: (json, reader) => [visitInWords(json, reader).title],
  DocumentReference: (json, reader) => [documentInWords(json, reader).title],
  Composition: (json, reader) => {
    const view = documentInWords(json, reader)
    return [view.title, ...view.sections.flatMap(section => section.title ?? [])]
  },
  MedicationRequest: (json, reader) => [medicationInWords(json, reader).name.plain],
  MedicationStatement: (json, reader) => [medicationInWords(json, reader).name.plain],
  MedicationAdministration: (json, reader) => [medicationInWords(json, reader).name.plain],
  CarePlan: (json, reader) => [carePlanInWords(json, reader).title],
  Goal: (json, reader) => [goalInWords(json, reader).name.plain],
  Device: (json, reader) => [deviceInWords(json, reader).name.plain],
  Coverage: (json, reader) => [coverageInWords(json, reader).title],
  FamilyMemberHistory: (json, reader) => [familyMemberInWords(json, reader).relation],
  Patient: (json, reader) => [personInWords(json, reader).name],
}

const readers: Reader[] = [
  { lang: 'en', zone: 'America/New_York' },
  { lang: 'es', zone: 'America/New_York' },
]

describe.skipIf(!there)('shared test data in words', () => {
  let resources: Json[] = []
  beforeAll(() => {
    const paths = folders.flatMap(folder => (folder === null ? [] : sampled(filesIn(folder))))
    resources = paths.flatMap(textsOf).flatMap(text => {
      try {
        return resourcesIn(JSON.parse(text))
      } catch {
        return []
      }
    })
  }, 60_000)

  test('every resource has a title that is no bare code', { timeout: 120_000 }, () => {
    expect(resources.length).toBeGreaterThan(5_000)
    const bare: string[] = []
    for (const resource of resources) {
      const type = String(resource.resourceType)
      for (const reader of readers) {
        const own = titles[type]?.(resource, reader) ?? []
        for (const title of own) {
          if (title.trim() === '' || !/\p{L}{2}/u.test(title) || /^[A-Z]?\d[\d.-]*$/.test(title)) {
            bare.push(`${type}/${resource.id}: "${title}"`)
          }
        }
      }
    }
    expect(bare.slice(0, 20)).toEqual([])
  })

  const known = (concepts: unknown[], thing: ThingNamed) => {
    const named = concepts.map(concept => plainName(concept, 'es', thing))
    return named.filter(one => one.known).length / named.length
  }
  const of = (type: string) => resources.filter(resource => resource.resourceType === type)

  test('the catalogs know what is frequent', () => {
    const observed = of('Observation').filter(one =>
      JSON.stringify(one.category ?? '').match(/laboratory|vital-signs/),
    )
    expect(
      known(
        observed.map(one => one.code),
        'test',
      ),
    ).toBeGreaterThan(0.95)
    expect(
      known(
        of('Observation').map(one => one.code),
        'test',
      ),
    ).toBeGreaterThan(0.95)
    expect(
      known(
        of('Condition').map(one => one.code),
        'condition',
      ),
    ).toBeGreaterThan(0.8)
    expect(
      known(
        of('Immunization').map(one => one.vaccineCode),
        'vaccine',
      ),
    ).toBeGreaterThan(0.95)
    expect(
      known(
        of('Procedure').map(one => one.code),
        'procedure',
      ),
    ).toBeGreaterThan(0.9)
    const answers = of('Observation').flatMap(one => one.valueCodeableConcept ?? [])
    expect(known(answers, 'item')).toBeGreaterThan(0.95)
    const medicines = of('MedicationRequest').map(one => medicationInWords(one, { lang: 'es', zone: 'UTC' }))
    const withName = medicines.filter(one => one.reference === null)
    expect(withName.filter(one => one.name.kind !== null).length / withName.length).toBeGreaterThan(0.9)
  })

  test('numbers, dates and answers are found where the data has them', () => {
    const reader: Reader = { lang: 'en', zone: 'UTC' }
    for (const one of of('Observation')) {
      const view = observationInWords(one, reader)
      if (obj(one.valueQuantity).value !== undefined)
        expect(view.value?.measured?.number).toBeTypeOf('number')
      if (one.effectiveDateTime !== undefined) expect(view.when?.sort).toBeTypeOf('number')
    }
  })
})
