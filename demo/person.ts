import type { Allergy } from './allergies.ts'
import type { KinKey, SmokingKey } from './background.ts'
import type { DoctorKey, OrganizationKey } from './clinic.ts'
import type { ConditionKey } from './conditions.ts'
import type { Letter } from './letters.ts'
import type { RaceKey } from './patient.ts'
import type { Happening, Story } from './story.ts'

/** One member of the cast, as data. Moments are years before today as negative numbers. */
export type Person = {
  /** The Patient's id, and the beginning of the ids of all that is hers. */
  id: string
  given: readonly [string, ...string[]]
  family: string
  called?: string
  sex: 'female' | 'male'
  /** Whole years, and days since the last birthday: the birth date follows from today. */
  age: number
  days: number
  language?: 'en' | 'es' | 'ar' | 'zh' | 'vi'
  race?: RaceKey
  hispanic?: boolean
  line?: string
  phone?: string
  email?: string
  married?: boolean
  /** cm and kg; a child's follow from age and `track` (-1 small for the age, 1 large). */
  height?: number
  weight?: number
  track?: number
  doctor: DoctorKey
  team?: readonly DoctorKey[]
  payer?: OrganizationKey
  work?: string
  smoking?: SmokingKey
  drinks?: number
  /** When the record begins; left out for someone of whom only the name is known. */
  since?: number
  /** Rhythm of routine visits, 12 where left out, and how long ago the last one was, in years. */
  everyMonths?: number
  gap: number
  stories?: readonly Story[]
  events?: readonly Happening[]
  allergies?: readonly Allergy[]
  familyHistory?: readonly [
    relation: 'mother' | 'father' | 'brother' | 'sister',
    key: ConditionKey,
    age: number,
  ][]
  related?: readonly { as: KinKey; given: string; family: string; phone: string }[]
  letters?: readonly Letter[]
  declines?: 'flu'
  pacemaker?: number
  died?: number
}
