import type { Lang } from '../../../../ui/page.ts'
import {
  type FieldError,
  orNull,
  type Read,
  type Typed,
  tickedOf,
  ticksOf,
  trimmed,
  typedDay,
  wrong,
} from '../../../../ui/typed.ts'
import type { OnRecord } from '../on-record.ts'
import type { Clinician, Schedule } from '../read-schedule.ts'
import { words } from '../words.ts'
import type { ClinicianTyped } from './save-clinician.ts'

/** Languages that are offered: those most spoken in homes in the United States (American Community Survey), and ASL. */
const spoken = ['en', 'es', 'zh', 'tl', 'vi', 'ar', 'fr', 'ko', 'ru', 'pt', 'ht', 'hi', 'de', 'pl', 'ase']

/** All that is offered as language of one clinician: what she has, too. */
export const languagesFor = (clinician: Clinician | null): string[] => [
  ...new Set([...spoken, ...(clinician?.languages ?? [])]),
]

type Known = {
  /** Whose form it is; null for a new one. */
  readonly clinician: Clinician | null
  readonly schedule: Schedule
  readonly practitioners: readonly OnRecord[]
}

/** What the form of a clinician says. */
export function readClinician(form: Typed, lang: Lang, known: Known): Read<ClinicianTyped> {
  const text = words(lang).clinician
  const [name = '', en = '', es = '', last = ''] = ['name', 'work-en', 'work-es', 'leaves-on'].map(field =>
    trimmed(form, field),
  )
  const languages = tickedOf(form, 'speaks', languagesFor(known.clinician))
  const errors: FieldError[] = []
  const say = (field: string, what: string) => errors.push({ field, text: what })
  if (name === '' || name.length > 200) say('name', text.nameMissing)
  if (en === '' || en.length > 100) say('work-en', text.workMissing)
  if (es === '' || es.length > 100) say('work-es', text.workMissing)
  if (languages.length === 0) say('languages', text.languagesMissing)
  const practitioner_id = orNull(form.practitioner ?? '')
  const fault = practitionerFault(practitioner_id, lang, known)
  if (fault !== null) say('practitioner', fault)
  const leaves_on = last === '' ? null : typedDay(last)
  if (last !== '' && leaves_on === null) say('leaves-on', text.leavesOnWrong)
  if (errors.length > 0) return wrong(errors)
  const types = tickedOf(form, 'type', known.schedule.types.keys())
  return { typed: { name, work: { en, es }, languages, practitioner_id, leaves_on, types }, errors: [] }
}

function practitionerFault(id: string | null, lang: Lang, known: Known): string | null {
  const text = words(lang).clinician
  if (id === null || id === known.clinician?.practitioner_id) return null
  if (!known.practitioners.some(one => one.id === id)) return text.practitionerWrong
  const other = [...known.schedule.clinicians.values()].find(one => one.practitioner_id === id)
  return other && other.id !== known.clinician?.id ? text.practitionerTaken(other.name) : null
}

/** A clinician as her form shows her. */
export const formOfClinician = (clinician: Clinician, { types }: Schedule): Typed => ({
  name: clinician.name,
  'work-en': clinician.work.en,
  'work-es': clinician.work.es,
  'leaves-on': clinician.leaves_on ?? '',
  practitioner: clinician.practitioner_id ?? '',
  ...ticksOf('speaks', clinician.languages),
  ...ticksOf('type', typesOf(clinician, types)),
})

/** Kinds of visit that she sees, by id. */
export const typesOf = (clinician: Clinician, types: Schedule['types']): string[] =>
  [...types.values()].filter(type => type.clinicians.includes(clinician.id)).map(({ id }) => id)
