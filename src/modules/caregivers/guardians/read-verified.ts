import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../../platform/clock.ts'
import type { Lang } from '../../../ui/page.ts'
import { endOfDay } from '../sharing/how-long.ts'
import { type DocumentKind, documentKinds, type VerifiedRelation } from '../tables.ts'
import { words } from './words.ts'

/** As the page's `FieldError`: what is wrong with the field of this name. */
type FieldError = { field: string; text: string }

/** What the form of `VerifyFields` says. */
export type VerifiedTyped = {
  readonly relation: VerifiedRelation
  readonly document_kind: DocumentKind
  readonly document_note: string
  readonly ends_at: Instant | null
  readonly sensitive: boolean
}

/** What was typed, or what is wrong with it. */
export function readVerified(
  form: Readonly<Record<string, string>>,
  lang: Lang,
  now: Instant,
  zone: string,
): { typed: VerifiedTyped | null; errors: FieldError[] } {
  const text = words(lang).one
  const errors: FieldError[] = []
  const relation = form.relation === 'parent' || form.relation === 'guardian' ? form.relation : null
  if (relation === null) errors.push({ field: 'relation', text: text.relationMissing })
  const document_kind = documentKinds.find(kind => kind === form.document) ?? null
  if (document_kind === null) errors.push({ field: 'document', text: text.documentMissing })
  const document_note = (form.note ?? '').trim()
  if (document_note === '' || document_note.length > 500)
    errors.push({ field: 'note', text: text.noteMissing })
  const day = (form['last-day'] ?? '').trim()
  const ends_at = day === '' ? null : endOfDay(day, zone)
  if (day !== '' && ends_at === null) errors.push({ field: 'last-day', text: text.lastDayWrong })
  if (ends_at !== null && Temporal.Instant.compare(ends_at, now) <= 0)
    errors.push({ field: 'last-day', text: text.lastDayPast })
  if (errors.length > 0 || relation === null || document_kind === null) return { typed: null, errors }
  const sensitive = form.confidential === 'yes'
  return { typed: { relation, document_kind, document_note, ends_at, sensitive }, errors }
}
