import { newId, type PatientId } from '../../src/platform/ids.ts'
import { seedPools } from '../messages.ts'
import type { TestPortal } from '../portal.ts'
import { type Mark, newWord } from './marked-person.ts'

/**
 * For each person a thread that is open to all who may read her messages, one that tells of something confidential, and
 * in each what colleagues noted. None of the cast's staff is of the pool: no word of it is theirs.
 */
export async function markMessages(
  t: TestPortal,
  patients: ReadonlyMap<string, PatientId>,
): Promise<{ marks: Mark[]; ids: Map<PatientId, string[]> }> {
  const { team } = await seedPools(t)
  const marks: Mark[] = []
  const ids = new Map<PatientId, string[]>()
  for (const [person, patient] of patients) {
    const threads: string[] = []
    for (const sensitive of [false, true]) {
      const of = sensitive ? 'hidden-' : ''
      const mark = (where: string, needs: Mark['needs'] = 'messages:read') => {
        const word = newWord()
        marks.push({ word, person, needs, sensitive, where: `${person} ${of}${where}` })
        return word
      }
      threads.push(await writeThread(t, { patient, pool: team, sensitive, mark }))
    }
    ids.set(patient, threads)
  }
  return { marks, ids }
}

/** The part that messages are, and mental health (decision 0013). */
const needsOf = (sensitive: boolean) => 4096 | (sensitive ? 32 : 0)

async function writeThread(
  t: TestPortal,
  of: {
    patient: PatientId
    pool: string
    sensitive: boolean
    mark: (where: string, needs?: Mark['needs']) => string
  },
): Promise<string> {
  const { patient, pool, sensitive, mark } = of
  const [thread, account, at, needs] = [newId(), newId(), t.time.now.toString(), needsOf(sensitive)]
  await t.behindTheRules(
    `insert into message_threads (patient_id, id, topic, subject, pool_id, state, started_by, started_as, started_at,
       last_at, last_from_patient_at, last_from_clinic_at, messages, needs)
     values ($1, $2, 'medical', $3, $4, 'open', $5, 'patient', $6, $6, $6, $6, 2, $7)`,
    [patient, thread, mark('thread subject'), pool, account, at, needs],
  )
  for (const [n, by] of (['patient', 'clinic'] as const).entries()) {
    const body = mark(`message of the ${by}`)
    await t.behindTheRules(
      `insert into messages (patient_id, id, thread_id, n, sent_at, account_id, by_whom, author, author_as, body, plain, needs)
       values ($1, $2, $3, $4, $5, $6, $7, 'Somebody', $8, $9, lower($9), $10)`,
      [patient, newId(), thread, n + 1, at, account, by, by === 'clinic' ? 'nurse' : 'self', body, needs],
    )
  }
  await t.behindTheRules(
    `insert into message_notes (patient_id, id, thread_id, at, account_id, author, act, body)
     values ($1, $2, $3, $4, $5, 'A colleague', 'note', $6)`,
    [patient, newId(), thread, at, account, mark('note of a colleague', 'nobody')],
  )
  return thread
}
