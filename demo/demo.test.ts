import type { Bundle, Observation, Resource } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { ageOn, daysBetween } from './calendar.ts'
import { type DemoBundle, demoBook, demoClinic, demoSignIns, scheduleBundle } from './index.ts'
import { type LabTestKey, labTest, labTests } from './lab-tests.ts'

const today = '2026-11-24'
const bundles: DemoBundle[] = [...demoClinic({ today })]
const inBundle = (bundle: Bundle) =>
  (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []))
const firsts = bundles.filter(({ name }) => name !== 'corrections').flatMap(({ bundle }) => inBundle(bundle))
const corrections = bundles
  .filter(({ name }) => name === 'corrections')
  .flatMap(({ bundle }) => inBundle(bundle))
const all = [...firsts, ...corrections]

type Of<T extends Resource['resourceType']> = Extract<Resource, { resourceType: T }>
const of = <T extends Resource['resourceType']>(type: T, from: readonly Resource[] = firsts): Of<T>[] =>
  from.filter((resource): resource is Of<T> => resource.resourceType === type)
const byPatient = (id: string): Resource[] =>
  inBundle(bundles.find(({ name }) => name === id)?.bundle ?? { resourceType: 'Bundle', type: 'transaction' })
const category = (observation: Observation) => observation.category?.[0]?.coding?.[0]?.code

/** Every string of a JSON tree with the path to it. */
function* strings(value: unknown, path = ''): Iterable<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (Array.isArray(value)) for (const item of value) yield* strings(item, path)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* strings(item, `${path}.${key}`)
  }
}

describe('determinism', () => {
  test('the same day and seed give the same bytes, another seed does not', () => {
    const text = JSON.stringify(bundles)
    expect(JSON.stringify([...demoClinic({ today })]) === text).toBe(true)
    expect(JSON.stringify([...demoClinic({ today, seed: 2 })]) === text).toBe(false)
  })

  test.each(['2024-02-29', '2026-12-31', '2027-01-01', '2027-07-05'])('holds on %s too', day => {
    const resources = [...demoClinic({ today: day })].flatMap(({ bundle }) => inBundle(bundle))
    expect(resources.length).toBeGreaterThan(10_000)
    expect(late(resources, day)).toEqual([])
    expect(unresolved(resources)).toEqual([])
  })

  test('it is quick and not too large', () => {
    const start = performance.now()
    const count = [...demoClinic({ today })].reduce((sum, { bundle }) => sum + (bundle.entry?.length ?? 0), 0)
    expect(performance.now() - start).toBeLessThan(6000)
    expect(count).toBeLessThan(15_600)
  })
})

/** Dates after that day, apart from what may lie ahead. */
function late(resources: readonly Resource[], day: string): string[] {
  const ahead = /^\.(period\.end|target\.dueDate)$/
  return resources.flatMap(resource =>
    [...strings(resource)]
      .filter(
        ([path, text]) => /^\d{4}-\d\d-\d\d(T|$)/.test(text) && text.slice(0, 10) > day && !ahead.test(path),
      )
      .map(([path, text]) => `${resource.resourceType}/${resource.id}${path} ${text}`),
  )
}

/** References that lead nowhere inside the whole set. */
function unresolved(resources: readonly Resource[]): string[] {
  const known = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`))
  return resources.flatMap(resource =>
    [...strings(resource)]
      .filter(([path, text]) => path.endsWith('.reference') && !known.has(text))
      .map(([path, text]) => `${resource.resourceType}/${resource.id}${path} ${text}`),
  )
}

describe('the cast', () => {
  const ages = of('Patient').map(patient => ageOn(patient.birthDate ?? '', today))

  test('at least 40 people from infants to 95', () => {
    expect(ages.length).toBeGreaterThanOrEqual(40)
    expect(ages.filter(age => age < 1).length).toBeGreaterThanOrEqual(2)
    expect(ages.some(age => age >= 13 && age < 18)).toBe(true)
    expect(Math.floor(Math.max(...ages))).toBe(95)
  })

  test('8 clinicians with roles in 2 places', () => {
    expect(of('Practitioner')).toHaveLength(8)
    expect(of('PractitionerRole')).toHaveLength(8)
    expect(of('Location')).toHaveLength(2)
  })

  test('several read Spanish, and have notes and letters in it', () => {
    const spanish = of('Patient').filter(
      ({ communication }) => communication?.[0]?.language.coding?.[0]?.code === 'es',
    )
    expect(spanish.length).toBeGreaterThanOrEqual(5)
    const documents = of('DocumentReference').map(({ content }) => content[0]?.attachment)
    expect(
      documents.filter(file => file?.language === 'es-US' && file.contentType?.startsWith('text')).length,
    ).toBeGreaterThan(20)
    expect(
      documents.filter(file => file?.language === 'es-US' && file.contentType === 'application/pdf').length,
    ).toBeGreaterThan(3)
  })

  test('a child with two parents; an adult who cares for her father; someone with almost nothing', () => {
    const kin = of('RelatedPerson', byPatient('sofia-herrera')).map(
      ({ relationship }) => relationship?.[0]?.text,
    )
    expect(kin.toSorted()).toEqual(['father', 'mother'])
    expect(of('RelatedPerson', byPatient('earl-washington'))[0]?.name?.[0]?.given?.[0]).toBe('Denise')
    expect(byPatient('anneke-visser').map(({ resourceType }) => resourceType)).toEqual(['Patient'])
  })

  test('one very long record', () => {
    const labs = of('Observation', byPatient('walter-lindqvist')).filter(
      one => category(one) === 'laboratory',
    )
    expect(labs.length).toBeGreaterThanOrEqual(1500)
    const oldest = labs.map(one => one.effectiveDateTime ?? '').toSorted()[0] ?? ''
    expect(daysBetween(oldest.slice(0, 10), today)).toBeGreaterThan(365 * 19)
  })

  test('sign-ins belong to patients and have long passwords', () => {
    const ids = new Set(of('Patient').map(({ id }) => id))
    expect(demoSignIns.length).toBeGreaterThanOrEqual(5)
    expect(demoSignIns.filter(({ patient, password }) => !ids.has(patient) || password.length < 15)).toEqual(
      [],
    )
    expect(new Set(demoSignIns.map(({ email }) => email)).size).toBe(demoSignIns.length)
  })
})

describe('the bundles', () => {
  test('the clinic comes first, corrections last, one bundle a person between', () => {
    const names = bundles.map(({ name }) => name)
    expect([names[0], names.at(-1)]).toEqual(['clinic', 'corrections'])
    expect(names.slice(1, -1)).toEqual(of('Patient').map(({ id }) => id))
  })

  test('ids are valid and unique, entries are PUTs to them', () => {
    const keys = firsts.map(({ resourceType, id }) => `${resourceType}/${id}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(all.filter(({ id }) => !/^[A-Za-z0-9\-.]{1,64}$/.test(id ?? ''))).toEqual([])
    const wrong = bundles
      .flatMap(({ bundle }) => bundle.entry ?? [])
      .filter(
        ({ request, resource, fullUrl }) =>
          request?.method !== 'PUT' ||
          request.url !== `${resource?.resourceType}/${resource?.id}` ||
          !fullUrl?.endsWith(request.url),
      )
    expect(wrong).toEqual([])
  })

  test('corrections are second versions of what went out', () => {
    const keys = new Set(firsts.map(({ resourceType, id }) => `${resourceType}/${id}`))
    expect(corrections.length).toBeGreaterThan(0)
    expect(corrections.filter(({ resourceType, id }) => !keys.has(`${resourceType}/${id}`))).toEqual([])
  })

  test('every reference resolves, nothing lies in the future, nothing before birth', () => {
    expect(unresolved(all)).toEqual([])
    expect(late(all, today)).toEqual([])
    for (const { name, bundle } of bundles) {
      const born = of('Patient', inBundle(bundle))[0]?.birthDate
      if (born === undefined) continue
      const early = inBundle(bundle).flatMap(resource =>
        [...strings(resource)].filter(
          ([path, text]) =>
            /^\d{4}-\d\d-\d\d(T|$)/.test(text) && text.slice(0, 10) < born && !/manufactureDate/.test(path),
        ),
      )
      expect([name, early]).toEqual([name, []])
    }
  })

  test('what is to come is told in a bundle of its own: orders for visits and the appointments of the EHR', () => {
    const { elsewhere } = demoBook({ today, time: '10:00', bundles })
    const bundle = scheduleBundle(today, elsewhere)
    const resources = inBundle(bundle)
    expect(unresolved([...firsts, ...resources])).toEqual([])
    const ids = new Set(firsts.map(({ resourceType, id }) => `${resourceType}/${id}`))
    expect(resources.filter(({ resourceType, id }) => ids.has(`${resourceType}/${id}`))).toEqual([])
    expect(of('ServiceRequest', resources).length).toBeGreaterThanOrEqual(5)
    expect(new Set(of('Appointment', resources).map(({ status }) => status))).toEqual(
      new Set(['booked', 'cancelled']),
    )
    expect(of('Patient', resources).length).toBeGreaterThan(80)
    const tomorrow = demoBook({ today: '2026-11-25', time: '10:00', bundles: [] }).elsewhere
    expect(inBundle(scheduleBundle('2026-11-25', tomorrow)).map(({ id }) => id)).toEqual(
      resources.map(({ id }) => id),
    )
  })

  test('the same day and clock give the same book; it fits the visits of the record', () => {
    const book = demoBook({ today, time: '10:00', bundles })
    expect(demoBook({ today, time: '10:00', bundles })).toEqual(book)
    const visits = new Map(of('Encounter').map(visit => [visit.id, visit]))
    const seen = book.bookings.filter(({ id }) => id.startsWith('seen-'))
    expect(seen.length).toBeGreaterThan(100)
    const wrong = seen.filter(
      ({ id, date, time, status }) =>
        !visits.get(id.slice('seen-'.length))?.period?.start?.startsWith(`${date}T${time}`) ||
        status !== 'fulfilled',
    )
    expect(wrong).toEqual([])
  })

  test('references stay inside one person or lead to what all share', () => {
    const shared = new Set(
      inBundle(bundles[0]?.bundle ?? { resourceType: 'Bundle', type: 'transaction' }).map(
        ({ resourceType, id }) => `${resourceType}/${id}`,
      ),
    )
    for (const { name, bundle } of bundles.slice(0, -1)) {
      const own = new Set(inBundle(bundle).map(({ resourceType, id }) => `${resourceType}/${id}`))
      const strange = inBundle(bundle).flatMap(resource =>
        [...strings(resource)].filter(
          ([path, text]) => path.endsWith('.reference') && !own.has(text) && !shared.has(text),
        ),
      )
      expect([name, strange]).toEqual([name, []])
    }
  })
})

describe('the facts', () => {
  test('every observation has words for its code, and a number has a unit', () => {
    const bare = of('Observation', all).filter(
      one => !one.code.text || (one.valueQuantity && !one.valueQuantity.unit),
    )
    expect(bare).toEqual([])
    const empty = of('Observation', all).filter(
      one => !one.component && !one.valueQuantity && !one.valueString && !one.valueCodeableConcept,
    )
    expect(empty).toEqual([])
  })

  test('lab values are those of living people', () => {
    const official = new Map<string, LabTestKey>()
    for (const key of Object.keys(labTests) as LabTestKey[]) official.set(labTest(key).official, key)
    const odd = of('Observation', all).flatMap(one => {
      const key = official.get(one.code.coding?.[0]?.display ?? '')
      const value = one.valueQuantity?.value
      if (key === undefined || value === undefined) return []
      const [low, high] = labTest(key).possible ?? [null, null]
      return (low !== null && value < low) || (high !== null && value > high) ? [`${one.id} ${value}`] : []
    })
    expect(odd).toEqual([])
  })

  test('flags agree with ranges', () => {
    const wrong = of('Observation', all).filter(one => {
      const range = one.referenceRange?.[0]
      const value = one.valueQuantity?.value
      const flag = one.interpretation?.[0]?.coding?.[0]?.code
      if (!range || value === undefined || flag === undefined || one.valueQuantity?.comparator) return false
      const expected =
        value < (range.low?.value ?? Number.NEGATIVE_INFINITY)
          ? 'L'
          : value > (range.high?.value ?? Number.POSITIVE_INFINITY)
            ? 'H'
            : 'N'
      return !flag.startsWith(expected)
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('courses make sense: diabetes gets better, kidneys get worse, anemia heals', () => {
    const values = (patient: string, part: string) =>
      of('Observation', byPatient(patient))
        .filter(({ id }) => id?.startsWith(`${patient}-${part}-`))
        .map(one => one.valueQuantity?.value ?? 0)
    const a1c = values('maria-delgado', 'a1c-value')
    expect(Math.max(...a1c)).toBeGreaterThan(9.5)
    expect(a1c.at(-1)).toBeLessThan(7.3)
    const filtering = values('walter-lindqvist', 'cmp-egfr')
    expect(filtering[0]).toBeGreaterThan(75)
    expect(filtering.at(-1)).toBeLessThan(30)
    const hemoglobin = values('carmen-herrera', 'cbc-hemoglobin')
    expect(Math.min(...hemoglobin)).toBeLessThan(10)
    expect(hemoglobin.at(-1)).toBeGreaterThan(12)
  })

  test('rare ways of saying a value occur', () => {
    const lupus = of('Observation', byPatient('priya-nair'))
    expect(lupus.some(one => one.valueString === '1:320')).toBe(true)
    expect(lupus.some(one => one.valueQuantity?.code === '{ratio}')).toBe(true)
    expect(lupus.some(one => one.valueQuantity?.comparator === '>' && one.valueQuantity.value === 100)).toBe(
      true,
    )
    expect(
      of('Observation', byPatient('tomas-novak')).some(
        one => one.valueQuantity?.comparator === '<' && one.valueQuantity.value === 0.01,
      ),
    ).toBe(true)
    const states = new Set(of('DiagnosticReport', all).map(({ status }) => status))
    expect([...states].toSorted()).toEqual(['amended', 'cancelled', 'corrected', 'final', 'preliminary'])
  })

  test('a child grows at every checkup', () => {
    for (const child of ['sofia-herrera', 'alejandro-vega', 'lucy-chen', 'jordan-tran']) {
      const heights = of('Observation', byPatient(child))
        .filter(({ id }) => id?.startsWith(`${child}-height-`))
        .map(one => one.valueQuantity?.value ?? 0)
      expect(heights.length).toBeGreaterThan(5)
      expect(heights).toEqual(heights.toSorted((a, b) => a - b))
    }
  })

  test('letters are PDFs that end, notes are UTF-8 text of their visit', () => {
    for (const { id, content } of of('DocumentReference')) {
      const file = content[0]?.attachment
      const bytes = Buffer.from(file?.data ?? '', 'base64')
      expect([id, bytes.length]).toEqual([id, file?.size])
      if (file?.contentType === 'application/pdf') {
        expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
        expect(bytes.subarray(-6).toString().trim()).toBe('%%EOF')
      } else expect(bytes.toString('utf8')).toMatch(/\n\n(Signed|Firmado): /)
    }
  })

  test('everything a chart may hold is there', () => {
    const types = new Set(firsts.map(({ resourceType }) => resourceType))
    for (const type of [
      'Encounter',
      'Condition',
      'Procedure',
      'MedicationRequest',
      'MedicationStatement',
      'MedicationDispense',
      'Medication',
      'Immunization',
      'AllergyIntolerance',
      'ImagingStudy',
      'CareTeam',
      'CarePlan',
      'Goal',
      'FamilyMemberHistory',
      'Coverage',
      'RelatedPerson',
      'ServiceRequest',
      'Specimen',
      'Device',
      'QuestionnaireResponse',
      'Provenance',
    ] as const) {
      expect(types).toContain(type)
    }
    expect(of('Immunization').some(({ status }) => status === 'not-done')).toBe(true)
    const states = new Set(of('MedicationRequest').map(({ status }) => status))
    expect([...states].toSorted()).toEqual(['active', 'completed', 'on-hold', 'stopped'])
    expect(firsts.some(({ meta }) => meta?.security?.some(({ code }) => code === 'R'))).toBe(true)
  })
})
