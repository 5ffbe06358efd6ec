import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { PatientDb } from '../access/index.ts'
import { groupNames, groupsIn, maskOf, type SensitiveGroup } from '../terminology/index.ts'
import type { Kind } from './kind-of.ts'
import { type ClinicalRow, notByMistake, rowColumns } from './rows.ts'

/** Staff who have the record open and may see what is confidential in it; whose role may decide is the page's to ask. */
type Db = PatientDb<'sensitive:read'>

/** Hidden as if it were of these groups; or shown, whatever its labels say. */
export type Override = { as: 'hidden'; groups: readonly SensitiveGroup[] } | { as: 'shown' }

export type Overridden = 'done' | 'not-there' | 'no-reason' | 'no-groups' | 'decided-already'

export const longest_reason = 2_000

/** Decides about one item, with a reason; what it names and what names it follow at once. One decision an item. */
export async function overrideConfidentiality(
  db: Db,
  item: string,
  override: Override,
  reason: string,
  now: Instant,
): Promise<Overridden> {
  const hide = override.as === 'shown' ? 0 : maskOf(override.groups)
  if (override.as === 'hidden' && hide === 0) return 'no-groups'
  const said = reason.trim()
  if (said === '' || said.length > longest_reason) return 'no-reason'
  await hold(db)
  const { rows } = await sql<{ found: boolean }>`
    select true as found from clinical_resources r
    where r.patient_id = ${db.patient} and r.id = ${item} and r.type <> 'Patient' and not r.deleted`.execute(
    db,
  )
  if (rows.length === 0) return 'not-there'
  const added = await db
    .insertInto('confidentiality_overrides')
    .values({
      patient_id: db.patient,
      id: newId(),
      resource_id: item,
      hide,
      reason: said,
      given_by: db.account,
      given_at: now,
      ended_by: null,
      ended_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return 'decided-already'
  await inherit(db)
  return 'done'
}

/** Ends a decision: the item is again what its labels say. False if there is none of that id that still stands. */
export async function endOverride(db: Db, id: string, now: Instant): Promise<boolean> {
  await hold(db)
  const { numUpdatedRows } = await db
    .updateTable('confidentiality_overrides')
    .set({ ended_by: db.account, ended_at: now })
    .where('patient_id', '=', db.patient)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await inherit(db)
  return true
}

const hold = (db: Db) => sql`select clinical_hold(array[${db.patient}::uuid])`.execute(db)
const inherit = (db: Db) => sql`select clinical_inherit(array[${db.patient}::uuid])`.execute(db)

export type Decision = {
  id: string
  item: string
  override: Override
  reason: string
  /** By name; null for an account that is no more. */
  by: string | null
  at: Instant
  ended: { by: string | null; at: Instant } | null
}

/** An item with what hides it: by itself, by what it names, and what staff decided about it. */
export type Confidential = ClinicalRow & { own: SensitiveGroup[]; hiddenAs: SensitiveGroup[] }

const most_listed = 500

/**
 * The items of a record that are hidden from viewers without `sensitive:read`, and those that staff decided about,
 * the newest first (or all of one kind, or the one of an id), with all decisions; only what this member of staff
 * may see herself.
 */
export async function confidentialItems(
  db: Db,
  choice: { kind?: Kind; id?: string },
): Promise<{ items: Confidential[]; decisions: Decision[] }> {
  const decided = await db
    .selectFrom('confidentiality_overrides as o')
    .leftJoin('accounts as giver', 'giver.id', 'o.given_by')
    .leftJoin('accounts as ender', 'ender.id', 'o.ended_by')
    .selectAll('o')
    .select(['giver.name as giver', 'ender.name as ender'])
    .where('o.patient_id', '=', db.patient)
    .orderBy('o.given_at', 'desc')
    .orderBy('o.id')
    .execute()
  const { rows } = await sql<ClinicalRow & { labels_own: number; needs: number }>`
    select ${rowColumns}, r.labels_own, r.needs from clinical_resources r
    where r.patient_id = ${db.patient} and not r.deleted and ${notByMistake}
      and r.type <> 'Patient' and case
        when ${choice.id ?? null}::uuid is not null then r.id = ${choice.id ?? null}::uuid
        when ${choice.kind ?? null}::text is not null then r.kind = ${choice.kind ?? null}::text
        else (r.labels_own | r.needs) & ${maskOf(groupNames)}::integer <> 0
          or r.id = any(${decided.map(one => one.resource_id)}::uuid[]) end
    order by r.sort_at desc nulls last, r.id limit ${most_listed}`.execute(db)
  const items = rows.map(({ labels_own, needs, ...row }) => ({
    ...row,
    own: groupsIn(labels_own),
    hiddenAs: groupsIn(needs),
  }))
  const decisions = decided.map(one => ({
    id: one.id,
    item: one.resource_id,
    override:
      one.hide === 0 ? ({ as: 'shown' } as const) : ({ as: 'hidden', groups: groupsIn(one.hide) } as const),
    reason: one.reason,
    by: one.giver,
    at: one.given_at,
    ended: one.ended_at === null ? null : { by: one.ender, at: one.ended_at },
  }))
  return { items, decisions }
}
