import type { JobContext } from '../src/entry/jobs/context.ts'
import { allHandlers } from '../src/entry/jobs/handlers.ts'
import { recurring } from '../src/entry/jobs/recurring.ts'
import { open, openSystem } from '../src/modules/access/index.ts'
import { cancelAppointment } from '../src/modules/appointments/booking/cancel.ts'
import { confirmHold } from '../src/modules/appointments/booking/confirm-hold.ts'
import { holdTime } from '../src/modules/appointments/booking/hold-time.ts'
import type { Message, Posted } from '../src/modules/notices/index.ts'
import type { Instant } from '../src/platform/clock.ts'
import type { AccountId, PatientId } from '../src/platform/ids.ts'
import { openLog } from '../src/platform/log.ts'
import { finishWork, isLastTry, takeWork } from '../src/platform/outbox.ts'
import type { TestPortal } from './portal.ts'

/** A mail that the mail server took, and when. */
export type Arrived = Message & { readonly at: Instant }

export type Post = {
  readonly arrived: Arrived[]
  /** Whether the mail server answers; set it to take it away. */
  up: boolean
  /** Does all work that is due now, and what that adds; with the reminders looked for first, if asked. */
  readonly work: (more?: { reminders?: boolean }) => Promise<void>
  /** Lets the time pass until then: every ten minutes reminders are looked for, and work is done. */
  readonly pass: (until: Instant) => Promise<void>
}

/** The jobs of a portal, done by hand, and its mail server. */
export function postOf(t: TestPortal): Post {
  const arrived: Arrived[] = []
  const { database, secret, baseUrl, clinic } = t.portal
  const context: JobContext = {
    database,
    clock: () => t.time.now,
    log: openLog('silent'),
    secret,
    baseUrl,
    clinic,
    files: t.portal.files,
    post: async (message): Promise<Posted> => {
      if (!post.up) return { posted: false, why: 'later', reason: 'ESOCKET' }
      arrived.push({ ...message, at: t.time.now })
      return { posted: true }
    },
  }
  const work: Post['work'] = async ({ reminders = false } = {}) => {
    if (reminders)
      for (const one of recurring.filter(({ name }) => name.endsWith('-appointments')))
        await one.run(context, t.time.now)
    for (;;) {
      const taken = await takeWork(database, 20, t.time.now)
      if (taken.length === 0) return
      for (const one of taken) {
        const handler = allHandlers[one.kind]
        if (!handler) throw new Error(one.kind)
        const trying = { now: t.time.now, last: isLastTry(one), signal: AbortSignal.timeout(10_000) }
        await finishWork(database, one, await handler(one.payload, context, trying), t.time.now)
      }
    }
  }
  const pass: Post['pass'] = async until => {
    while (t.time.now.epochMilliseconds < until.epochMilliseconds) {
      await work({ reminders: true })
      const next = t.time.now.add({ minutes: 10 })
      t.time.now = next.epochMilliseconds < until.epochMilliseconds ? next : until
    }
    await work({ reminders: true })
  }
  const post: Post = { arrived, up: true, work, pass }
  return post
}

export type Somebody = { readonly account: AccountId; readonly patient: PatientId }
type Want = { type: string; clinician: string; place: string; starts_at: Instant; moves?: string }

/** Books a visit (or moves one) as a patient or whoever acts for her does. Answers its id. */
export async function book(t: TestPortal, { account, patient }: Somebody, want: Want): Promise<string> {
  const by = { account, as: 'patient' as const }
  const opened = await open(
    t.database,
    actor(account),
    patient,
    'appointments:write',
    t.time.now,
    async db => {
      const held = await holdTime(db, patient, want, by, t.time.now)
      if (!held.held) throw new Error(held.why)
      const booked = await confirmHold(db, patient, held.id, {}, by, t.time.now)
      if (!booked.booked) throw new Error(booked.why)
      return booked.id
    },
  )
  if (!opened.opened) throw new Error('not allowed')
  return opened.value
}

export async function cancel(t: TestPortal, { account, patient }: Somebody, id: string): Promise<void> {
  const by = { account, as: 'patient' as const }
  await open(t.database, actor(account), patient, 'appointments:write', t.time.now, async db => {
    const done = await cancelAppointment(db, patient, id, { reason: 'cannot-come' }, by, t.time.now)
    if (!done.cancelled) throw new Error(done.why)
  })
}

const actor = (account: AccountId) => ({ account, session: null, act: 'test', target: null, origin: null })

/** A visit's row, as a job sees it. */
export const rowOf = (t: TestPortal, id: string) =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, db =>
    db.selectFrom('appointments').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )

/** What was done with a visit, by whom, the earliest first. */
export const doneWith = (t: TestPortal, id: string) =>
  openSystem(t.database, { name: 'jobs', act: 'test' }, t.time.now, async db =>
    (
      await db
        .selectFrom('appointment_events')
        .select(['act', 'account_id'])
        .where('appointment_id', '=', id)
        .orderBy('at')
        .execute()
    ).map(({ act, account_id }) => [act, account_id] as const),
  )

/** The address that a mail's link leads to, or null. */
export const linkIn = ({ text }: Pick<Message, 'text'>): string | null =>
  /^http:\/\/localhost:3000(\/visit-link\/\S+)$/m.exec(text)?.[1] ?? null
