import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { dateTimeOf } from '../../../ui/dates.ts'
import { attachmentsOf } from '../files/attachments.ts'
import { cleanText } from '../writing/clean-text.ts'
import type { Db } from './list-threads.ts'
import { allMessages, type MessageRead, threadRead } from './read-thread.ts'
import { authorSaid, lineOf } from './say.ts'
import { words } from './words.ts'

/** `GET /messages/:id/file`: a whole thread as text. Its name says nothing of what is in it. */
export async function threadFile({ look, lang, params }: PageRequest, db: Db): Promise<Answer> {
  const { file: text } = words(lang)
  const thread = await threadRead(db, null, params.id ?? '')
  if (thread === null) return notThere
  const messages = await allMessages(db, thread.id)
  const files = await attachmentsOf(db, db.patient, await withFiles(db, thread.id))
  const written = (one: MessageRead): string => {
    const names = (files.get(one.id) ?? []).map(({ name }) => lineOf(name))
    return [
      `${dateTimeOf(one.sent_at, lang, look.zone, true)}\n${authorSaid(look, null, one)}`,
      cleanText(one.body),
      ...(names.length > 0 ? [text.files(names.join(', '))] : []),
    ].join('\n\n')
  }
  const head = [
    text.head(lineOf(look.person?.name ?? text.person), thread[`name_${lang}`]),
    text.subject(lineOf(thread.subject)),
    text.saved(dateTimeOf(look.now, lang, look.zone, true), look.clinic.name),
  ].join('\n')
  const whole = [head, ...messages.map(written)].join(`\n\n${'-'.repeat(40)}\n\n`)
  return {
    kind: 'file',
    name: `messages-${thread.last_at.toZonedDateTimeISO(look.zone).toPlainDate()}.txt`,
    contentType: 'text/plain; charset=utf-8',
    bytes: new TextEncoder().encode(`${whole}\n`),
    inline: false,
  }
}

/** The messages of a thread that have files. */
const withFiles = async (db: Db, thread: string): Promise<string[]> =>
  (
    await db
      .selectFrom('message_attachments')
      .select('message_id')
      .distinct()
      .where('patient_id', '=', db.patient)
      .where('thread_id', '=', thread)
      .execute()
  ).map(({ message_id }) => message_id)
