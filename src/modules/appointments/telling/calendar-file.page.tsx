import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { ofWhom } from '../../../ui/page.ts'
import type { PatientDb } from '../../access/index.ts'
import { calendarOf } from './calendar.ts'
import { firstOf, visitOf } from './read-visit.ts'
import { words } from './words.ts'

/** What has its place in a calendar, be it to be taken out again. */
const entered = new Set(['booked', 'arrived', 'fulfilled', 'cancelled'])

/** `GET /appointments/:id/calendar`: the visit as a file for the reader's calendar. */
export async function calendarFile(
  { params, lang, look, baseUrl }: PageRequest,
  db: PatientDb<'appointments:read'>,
): Promise<Answer> {
  const visit = await visitOf(db, db.patient, params.id ?? '')
  if (visit === null || !entered.has(visit.status)) return notThere
  const of = firstOf(ofWhom(look))
  const text = calendarOf(visit, { clinic: look.clinic.name, baseUrl, lang, of }, look.now)
  return {
    kind: 'file',
    name: words(lang).calendar.fileName,
    contentType: 'text/calendar; charset=utf-8',
    bytes: new TextEncoder().encode(text),
    inline: false,
  }
}
