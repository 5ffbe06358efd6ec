import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'
import type { AccountId } from '../../../platform/ids.ts'
import { type Role, staffRoles } from '../../access/index.ts'
import type { PoolsDb } from '../handles.ts'

export type Person = { readonly id: AccountId; readonly name: string; readonly role: Role }

/** Roles that may answer messages. */
const answering = Object.entries(staffRoles)
  .filter(([, { clinic }]) => (clinic as readonly string[]).includes('messages:answer'))
  .map(([role]) => role)

/** People of the clinic who may answer messages now, by name. */
export async function peopleWhoMayAnswer(db: Tx): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select a.id, a.name, s.role from staff s join accounts a on a.id = s.account_id
    where s.disabled_at is null and s.role = any (${answering}) order by a.name, a.id`.execute(db)
  return rows
}

/** The members of every pool who may answer now; whoever left the clinic or changed her role is not among them. */
export async function membersOfPools(db: Tx): Promise<ReadonlyMap<string, readonly Person[]>> {
  const people = await peopleWhoMayAnswer(db)
  const rows = await db.selectFrom('message_pool_members').select(['pool_id', 'account_id']).execute()
  const pools = Map.groupBy(rows, row => row.pool_id)
  return new Map(
    [...pools].map(([id, members]) => [
      id,
      people.filter(person => members.some(member => member.account_id === person.id)),
    ]),
  )
}

export type Clinician = { readonly id: string; readonly name: string }

/** Clinicians as the clinic's record names them. */
export const cliniciansOnRecord = (db: PoolsDb): Promise<Clinician[]> =>
  db
    .selectFrom('shared_resources')
    .select(['id', 'name'])
    .where('type', '=', 'Practitioner')
    .where('deleted', '=', false)
    .where('name', '<>', '')
    .orderBy('name')
    .orderBy('id')
    .limit(2000)
    .execute()

/** The ids of the clinicians whose patients may write to this pool. */
export async function cliniciansOfPool(db: PoolsDb, pool: string): Promise<string[]> {
  const rows = await db
    .selectFrom('message_pool_clinicians')
    .select('practitioner_id')
    .where('pool_id', '=', pool)
    .execute()
  return rows.map(row => row.practitioner_id)
}
