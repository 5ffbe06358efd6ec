import type { Bundle, Meta, Patient, Reference, Resource } from '@medplum/fhirtypes'
import { dateAt, openDay } from './calendar.ts'
import { hl7, type Language } from './concepts.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'

/** A value's path over the years: pairs of (years before today as a negative number, value), in order. */
export type Course = readonly (readonly [at: number, value: number])[]

/** All that is gathered for one person while her story is told. */
export type Chart = {
  person: Person
  today: string
  born: string
  language: Language
  random: Random
  resources: Resource[]
  /** Later versions of resources that were corrected after they had gone out. */
  corrections: Resource[]
  /** Dates that already have a visit. */
  days: Set<string>
  /** Latest known value of each lab test, for comparison in notes. */
  latest: Map<string, { value: number; date: string }>
  ids: Set<string>
}

export const patientOf = (chart: Chart): Reference<Patient> => ({
  reference: `Patient/${chart.person.id}`,
  display: `${chart.person.given[0]} ${chart.person.family}`,
})

/** Puts a resource into the chart; two with the same type and id are a bug in a story. */
export function record<R extends Resource>(chart: Chart, resource: R): R {
  const key = `${resource.resourceType}/${resource.id}`
  if (chart.ids.has(key)) throw new Error(`demo: ${key} twice`)
  chart.ids.add(key)
  chart.resources.push(resource)
  return resource
}

export const knows = (chart: Chart, type: string, id: string): boolean => chart.ids.has(`${type}/${id}`)

/** An id that starts with the person's: `maria-delgado-a1c-2024-03-12`, at most 64 characters. */
export function idFor(chart: Chart, ...parts: string[]): string {
  const id = [chart.person.id, ...parts].join('-')
  if (id.length > 64) throw new Error(`demo: id too long: ${id}`)
  return id
}

/** A free open day at or before that moment, never after today and never before birth. */
export function freeDay(chart: Chart, at: number): string {
  let date = openDay(dateAt(chart.today, at))
  let before = at
  while (chart.days.has(date)) {
    before -= 1 / 365.25
    date = openDay(dateAt(chart.today, before))
  }
  if (date < chart.born) date = chart.born
  chart.days.add(date)
  return date
}

/** The value of a course at a moment: straight lines between its points, level before and after. */
export function valueAt(course: Course, at: number): number {
  const first = course[0]
  if (!first) return 0
  let before = first
  for (const point of course) {
    if (point[0] >= at) {
      const span = point[0] - before[0]
      return span <= 0 ? point[1] : before[1] + ((at - before[0]) / span) * (point[1] - before[1])
    }
    before = point
  }
  return before[1]
}

/** Labels for records that need care in showing: HL7 v3 confidentiality with the kind of matter. */
export function restricted(...matters: ('PSY' | 'SEX' | 'HIV' | 'STD' | 'ADOL' | 'ETH' | 'SDV')[]): Meta {
  return {
    security: [
      hl7('v3-Confidentiality', 'R', 'restricted'),
      ...matters.map(matter => hl7('v3-ActCode', matter)),
    ],
  }
}

export function bundleOf(resources: readonly Resource[]): Bundle {
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map(resource => ({
      fullUrl: `https://harborstreet.example/fhir/${resource.resourceType}/${resource.id}`,
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    })),
  }
}
