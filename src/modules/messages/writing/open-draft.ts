import type { Instant } from '../../../platform/clock.ts'
import { type Answer, notThere, redirect } from '../../../ui/answer.ts'
import type { PatientDb } from '../../access/index.ts'
import { type Draft, draftOf, type Thread, threadOf } from './drafts.ts'
import { threadOfSent } from './send-message.ts'
import { coverOf, readWhom, type Whom, whomFor } from './whom.ts'

type Db = PatientDb<'messages:write'>

/** A draft that can be written at. */
export type Writing = {
  readonly draft: Draft
  /** The open thread that it answers in; null where it begins one. */
  readonly thread: Thread | null
  /** Whom it can go to: the thread's pool alone, or all who answer about its topic. */
  readonly whom: readonly Whom[]
}

/** A draft of hers that can still be written at, or the answer to whoever comes back to one that cannot. */
export async function openDraft(
  db: Db,
  id: string,
  now: Instant,
): Promise<{ open: true; writing: Writing } | { open: false; answer: Answer }> {
  const draft = await draftOf(db, db.patient, id)
  if (draft === null) return { open: false, answer: notThere }
  if (draft.dropped_at) return { open: false, answer: redirect('/messages/drafts') }
  if (draft.sent_at) {
    const thread = await threadOfSent(db, db.patient, id)
    return { open: false, answer: thread === null ? notThere : redirect(`/messages/${thread}`) }
  }
  const thread = draft.thread_id === null ? null : await threadOf(db, db.patient, draft.thread_id)
  if (draft.thread_id !== null && thread === null) return { open: false, answer: notThere }
  return { open: true, writing: await withWhom(db, draft, thread, now) }
}

async function withWhom(db: Db, draft: Draft, thread: Thread | null, now: Instant): Promise<Writing> {
  const { pools, whom } = await readWhom(db, db.patient, now)
  if (thread?.state === 'open') {
    const pool = pools.get(thread.pool_id)
    return { draft, thread, whom: pool ? [{ pool, cover: coverOf(pools, pool, now) }] : [] }
  }
  const follows = thread?.id ?? draft.follows
  const topic = thread?.topic ?? draft.topic
  return {
    draft: { ...draft, follows, topic },
    thread: null,
    whom: topic === null ? [] : whomFor(whom, topic),
  }
}

/** Whom it goes to: whom she chose, or the only one there is. */
export const chosenOf = ({ draft, whom }: Writing): Whom | null =>
  whom.find(({ pool }) => pool.id === draft.pool_id) ?? (whom.length === 1 ? (whom[0] ?? null) : null)
