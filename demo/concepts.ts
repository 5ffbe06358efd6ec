import type { CodeableConcept, Coding, Quantity } from '@medplum/fhirtypes'

/** What is said in one language only (then English), or in both. */
export type Text = string | { en: string; es: string }
export type Language = 'en' | 'es'

export const both = (en: string, es: string): Text => ({ en, es })
export const say = (text: Text, language: Language): string =>
  typeof text === 'string' ? text : text[language]
export const isBilingual = (text: Text): boolean => typeof text !== 'string'

export const systems = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  cvx: 'http://hl7.org/fhir/sid/cvx',
  ucum: 'http://unitsofmeasure.org',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  /** The demo clinic's own codes, where no public code is certain. */
  house: 'https://harborstreet.example/codes',
} as const

const terminology = 'http://terminology.hl7.org/CodeSystem/'

export function coding(system: string, code: string, display?: string): Coding {
  return display === undefined ? { system, code } : { system, code, display }
}

export function concept(text: string, ...codings: Coding[]): CodeableConcept {
  return codings.length === 0 ? { text } : { coding: codings, text }
}

export const loinc = (code: string, display: string, text = display) =>
  concept(text, coding(systems.loinc, code, display))
export const snomed = (code: string, display: string, text = display) =>
  concept(text, coding(systems.snomed, code, display))

/** A code of one of HL7's own code systems, named by its last part: `hl7('v3-ActCode', 'AMB')`. */
export const hl7 = (system: string, code: string, display?: string): Coding =>
  coding(terminology + system, code, display)

export const hl7Concept = (system: string, code: string, text: string): CodeableConcept => ({
  coding: [hl7(system, code, text)],
  text,
})

/** An amount with its UCUM code; `shown` is what people read where that differs from the code. */
export function amount(value: number, ucum: string, shown = ucum): Quantity {
  return { value, unit: shown, system: systems.ucum, code: ucum }
}

/** Rounded half up to so many digits after the point, without a tail like 7.300000001. */
export function rounded(value: number, digits: number): number {
  const scale = 10 ** digits
  return Math.round(value * scale) / scale
}

/** Text as base64 of its UTF-8. */
export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')

export const usCore = (name: string): string => `http://hl7.org/fhir/us/core/StructureDefinition/${name}`
