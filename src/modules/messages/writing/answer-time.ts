import type { Tx } from '../../../platform/db.ts'
import type { Words } from './words.en.ts'

/** How long a pool took to answer lately, in minutes on the clock. */
export type AnswerTime = { readonly median: number; readonly ninetieth: number }

/** Of fewer answers nothing can be said. */
const fewest_answers = 10

/** Null where there were too few answers to say. */
export async function answerTimeOf(db: Tx, pool: string): Promise<AnswerTime | null> {
  const row = await db
    .selectFrom('message_answer_times')
    .select(['answers', 'median_minutes', 'ninetieth_minutes'])
    .where('pool_id', '=', pool)
    .executeTakeFirst()
  if (!row || row.answers < fewest_answers) return null
  const { median_minutes: median, ninetieth_minutes: ninetieth } = row
  return median === null || ninetieth === null ? null : { median, ninetieth }
}

/** As one says it, never shorter than it was: "40 minutes", "5 hours", "3 days". */
export function longSaid(minutes: number, text: Pick<Words, 'minutes' | 'hours' | 'days'>): string {
  if (minutes < 60) return text.minutes(Math.max(5, Math.ceil(minutes / 5) * 5))
  const hours = Math.ceil(minutes / 60)
  return hours <= 36 ? text.hours(hours) : text.days(Math.ceil(hours / 24))
}
