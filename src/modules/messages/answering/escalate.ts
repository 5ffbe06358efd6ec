import { sql } from 'kysely'
import type { Instant } from '../../../platform/clock.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import type { Lang } from '../../../ui/page.ts'
import type { SystemDb } from '../../access/index.ts'
import { sendMail } from '../../notices/index.ts'
import { type Pool, readPools } from '../pools/read-pools.ts'
import { words } from './words.ts'

/** Nobody is told more often, however many become late one after the other. */
const tell_again_hours = 4
/** Of one run; the next run goes on. */
const most_late = 1_000

/**
 * Marks what is late, and tells the people of its pool, of the pool that covers it, and the managers: how many, and
 * nothing of what they are about. Again is once. Answers how many became late.
 */
export async function escalateLate(
  db: SystemDb,
  { name, baseUrl }: { readonly name: string; readonly baseUrl: string },
  now: Instant,
): Promise<number> {
  const { rows: late } = await sql<{ patient_id: string; id: string; pool_id: string }>`
    update message_threads t set escalated_at = ${now}
    from (select patient_id, id from message_threads where state = 'open' and waiting_since is not null
      and due_at < ${now} and escalated_at is null order by due_at limit ${most_late} for update skip locked) l
    where t.patient_id = l.patient_id and t.id = l.id
    returning t.patient_id, t.id, t.pool_id`.execute(db)
  if (late.length === 0) return 0
  await sql`
    insert into message_notes (patient_id, id, thread_id, at, account_id, author, act)
    select patient, note, thread, ${now}, null, ${name}, 'escalated'
    from unnest(${late.map(one => one.patient_id)}::uuid[], ${late.map(() => newId())}::uuid[],
      ${late.map(one => one.id)}::uuid[]) as l (patient, note, thread)`.execute(db)
  const counts = new Map<string, number>()
  for (const { pool_id } of late) counts.set(pool_id, (counts.get(pool_id) ?? 0) + 1)
  await tell(db, counts, baseUrl, now)
  return late.length
}

async function tell(db: SystemDb, counts: ReadonlyMap<string, number>, baseUrl: string, now: Instant) {
  const pools = await readPools(db)
  const span = Math.floor(now.epochMilliseconds / (tell_again_hours * 3_600_000))
  for (const { account, email, language, manages, of } of await peopleToTell(db, [...counts.keys()])) {
    const lang = language ?? 'en'
    const text = words(lang).mail
    const said = linesOf(pools, counts, manages ? [...counts.keys()] : of, lang)
    await sendMail(
      db,
      {
        to: email,
        lang,
        subject: text.subject,
        lines: [...said, text.open, `${baseUrl}/staff/${manages ? 'pools' : 'messages'}`],
        key: `late messages ${account} ${span}`,
        account,
      },
      now,
    )
  }
}

const linesOf = (
  pools: ReadonlyMap<string, Pool>,
  counts: ReadonlyMap<string, number>,
  of: readonly string[],
  lang: Lang,
): string[] =>
  of.flatMap(pool => {
    const [name, count] = [pools.get(pool)?.name[lang], counts.get(pool)]
    return name === undefined || count === undefined ? [] : [words(lang).mail.line(name, count)]
  })

type ToTell = {
  account: AccountId
  email: string
  language: Lang | null
  manages: boolean
  /** The late pools that she answers for. */
  of: string[]
}

async function peopleToTell(db: SystemDb, late: readonly string[]): Promise<ToTell[]> {
  const { rows } = await sql<ToTell>`
    select a.id as account, a.email, a.language, s.role = 'manager' as manages,
      array_remove(array_agg(distinct p.id), null) as of
    from staff s
    join accounts a on a.id = s.account_id
    left join message_pool_members m on m.account_id = a.id
    left join message_pools p on p.id = any (${[...late]}::uuid[]) and m.pool_id in (p.id, p.cover_id)
    where s.disabled_at is null
    group by a.id, a.email, a.language, s.role
    having s.role = 'manager' or count(p.id) > 0
    order by a.id`.execute(db)
  return rows
}
