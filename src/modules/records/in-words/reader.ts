import type { Lang } from '../../../ui/page.ts'

/**
 * For whom a resource is put into words: the language, the clinic's IANA time zone, and, where the page knows
 * them, the patient's birth date and gender as FHIR writes them (they choose among several reference ranges).
 */
export type Reader = {
  lang: Lang
  zone: string
  person?: { birthDate: string | null; gender: string | null } | undefined
}
