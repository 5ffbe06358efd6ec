import type { Lang } from '../../../../ui/page.ts'
import {
  type FieldError,
  numberIn,
  type Read,
  type Typed,
  tickedOf,
  ticksOf,
  trimmed,
  wrong,
} from '../../../../ui/typed.ts'
import { groupNames, groupsIn, maskOf } from '../../../terminology/index.ts'
import type { BookableBy, Mode } from '../../states.ts'
import type { InBoth, Schedule, VisitType } from '../read-schedule.ts'
import { words } from '../words.ts'
import type { TypeTyped } from './save-type.ts'

export const modes: readonly Mode[] = ['in-person', 'telehealth', 'phone']
export const bookable: readonly BookableBy[] = ['anyone', 'established', 'new', 'ticket', 'request', 'staff']

/** Fields that are whole numbers, with the least and the most that the table takes (`visit_types`). */
const numbers = {
  minutes: [5, 720],
  before: [0, 240],
  after: [0, 240],
  step: [5, 240],
  notice: [0, 43_200],
  ahead: [1, 730],
  cutoff: [0, 336],
  position: [0, 999],
} as const
type NumberName = keyof typeof numbers

const longest = { about: 500, preparation: 2000 } as const
const most_codes = 50

/** What the form of a kind of visit says. `before` is what it is now, null for a new one; `others` are all others. */
export function readType(
  form: Typed,
  lang: Lang,
  known: { schedule: Schedule; before: VisitType | null; others: readonly VisitType[] },
): Read<TypeTyped> {
  const errors: FieldError[] = []
  const name = readName(form, lang, known.others, errors)
  const about = readBoth(form, lang, 'about', errors)
  const preparation = readBoth(form, lang, 'preparation', errors)
  const read = readNumbers(form, lang, known.before, errors)
  const { mode, bookable_by, order_codes } = readChoices(form, lang, errors)
  if (errors.length > 0 || !mode || !bookable_by) return wrong(errors)
  return {
    typed: {
      name,
      about,
      preparation,
      minutes: read.minutes,
      buffer_before: read.before,
      buffer_after: read.after,
      step: read.step,
      notice_minutes: read.notice,
      ahead_days: read.ahead,
      cutoff_hours: read.cutoff,
      position: read.position,
      mode,
      bookable_by,
      order_codes,
      needs: maskOf(groupNames.filter(group => form[`group-${group}`] === 'yes')),
      clinicians: tickedOf(form, 'clinician', known.schedule.clinicians.keys()),
    },
    errors: [],
  }
}

function readName(form: Typed, lang: Lang, others: readonly VisitType[], errors: FieldError[]): InBoth {
  const text = words(lang).type
  const name = { en: trimmed(form, 'name-en'), es: trimmed(form, 'name-es') }
  for (const one of ['en', 'es'] as const) {
    const taken = others.some(
      other => other.active && other.name[one].toLowerCase() === name[one].toLowerCase(),
    )
    if (name[one] === '' || name[one].length > 100)
      errors.push({ field: `name-${one}`, text: text.nameMissing })
    else if (taken) errors.push({ field: `name-${one}`, text: text.nameTaken })
  }
  return name
}

function readBoth(form: Typed, lang: Lang, field: keyof typeof longest, errors: FieldError[]): InBoth {
  const text = words(lang).type
  const both = { en: trimmed(form, `${field}-en`), es: trimmed(form, `${field}-es`) }
  for (const one of ['en', 'es'] as const) {
    if (both[one].length > longest[field])
      errors.push({
        field: `${field}-${one}`,
        text: field === 'about' ? text.aboutLong : text.preparationLong,
      })
    else if (both[one] === '' && both[one === 'en' ? 'es' : 'en'] !== '')
      errors.push({ field: `${field}-${one}`, text: text.bothLanguages })
  }
  return both
}

function readNumbers(
  form: Typed,
  lang: Lang,
  before: VisitType | null,
  errors: FieldError[],
): Record<NumberName, number> {
  const text = words(lang).type
  const faults = errors.length
  const read = Object.entries(numbers).map(([field, [least, most]]) => {
    const number = numberIn(trimmed(form, field), least, most)
    if (number === null) errors.push({ field, text: text.number(least, most) })
    return [field, number ?? least]
  })
  const found = Object.fromEntries(read) as Record<NumberName, number>
  const whole = found.before + found.minutes + found.after
  if (
    errors.length === faults &&
    form.gaps !== 'yes' &&
    !isAsBefore(found, before) &&
    !fits(whole, found.step)
  )
    errors.push({ field: 'step', text: text.stepFits(whole, stepsFor(whole).join(', ')) })
  return found
}

/** Lengths that stand already are not asked about again. */
const isAsBefore = (found: Record<NumberName, number>, before: VisitType | null): boolean =>
  before !== null &&
  found.minutes === before.minutes &&
  found.before === before.buffer_before &&
  found.after === before.buffer_after &&
  found.step === before.step

/** Visits follow each other without gaps: one is made of whole steps, or a step of whole visits. */
const fits = (whole: number, step: number): boolean => whole % step === 0 || step % whole === 0

/** Steps that a length fits. */
const stepsFor = (whole: number): number[] =>
  Array.from({ length: whole }, (_, index) => index + 1).filter(
    step => step >= 5 && step <= 240 && whole % step === 0,
  )

function readChoices(form: Typed, lang: Lang, errors: FieldError[]) {
  const text = words(lang).type
  const mode = modes.find(one => one === form.mode)
  const bookable_by = bookable.find(one => one === form.bookable)
  const order_codes = [
    ...new Set(
      trimmed(form, 'codes')
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ]
  if (!mode) errors.push({ field: 'mode', text: text.modeMissing })
  if (!bookable_by) errors.push({ field: 'bookable', text: text.bookableMissing })
  if (order_codes.length > most_codes || order_codes.some(code => !/^[\w.-]{1,40}$/.test(code)))
    errors.push({ field: 'codes', text: text.codesWrong })
  return { mode, bookable_by, order_codes }
}

/** A kind of visit as its form shows it. */
export const formOfType = (type: VisitType, position: number): Typed => ({
  'name-en': type.name.en,
  'name-es': type.name.es,
  'about-en': type.about.en,
  'about-es': type.about.es,
  'preparation-en': type.preparation.en,
  'preparation-es': type.preparation.es,
  minutes: String(type.minutes),
  before: String(type.buffer_before),
  after: String(type.buffer_after),
  step: String(type.step),
  notice: String(type.notice_minutes),
  ahead: String(type.ahead_days),
  cutoff: String(type.cutoff_hours),
  position: String(position),
  mode: type.mode,
  bookable: type.bookable_by,
  codes: type.order_codes.join('\n'),
  ...ticksOf('group', groupsIn(type.needs)),
  ...ticksOf('clinician', type.clinicians),
})

/** What the form of a new kind of visit begins with. */
export const newType: Typed = {
  minutes: '30',
  before: '0',
  after: '0',
  step: '15',
  notice: '120',
  ahead: '90',
  cutoff: '24',
  position: '0',
  mode: 'in-person',
}
