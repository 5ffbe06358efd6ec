import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'

/** Lanes of the chain, as migration 0010 made them. */
export const lanes = 64

/** The end of a lane: how many entries it has, and the hash of the last. */
export type Head = { readonly lane: number; readonly seq: number; readonly hash: Buffer }

/** What a lane begins with, so that its first entry has something to follow. */
export const beginningOf = (lane: number): Buffer =>
  createHash('sha256').update(`porchlight audit lane ${lane}`).digest()

/** The ends of all lanes at one moment. Every entry up to them is committed and never changes. */
export async function headsOf(tx: Tx): Promise<Head[]> {
  const heads = await tx.selectFrom('audit_heads').selectAll().orderBy('lane').execute()
  return heads.map(({ lane, seq, hash }) => ({ lane, seq, hash }))
}

/** The bytes of entry `e` that its hash covers (`audit_text` of migration 0010), numbered as it is or as it might have been. */
export const textOf = (lane = sql`e.lane`, seq = sql`e.seq`) => sql<Buffer>`audit_text(${lane}, ${seq}, e.at,
  e.kind, e.account_id, e.session_id, e.job, e.patient_id, e.capacity, e.role, e.authority, e.permission, e.act,
  e.target, e.origin, e.granted)`

/**
 * All of the trail in one line of text: how long each lane is, and a digest over their last hashes. Kept outside
 * of the database (the log has one each day), it tells a chain that was written anew from the one that stood then.
 */
export function anchorOf(heads: readonly Head[]): string {
  const lengths = heads.map(({ seq }) => seq.toString(36)).join('.')
  return `v1:${lengths}:${digestOf(heads)}`
}

function digestOf(heads: readonly Head[]): string {
  const hash = createHash('sha256')
  for (const head of heads) hash.update(`${head.lane},${head.seq},${head.hash.toString('hex')};`)
  return hash.digest('hex')
}

/** The lengths that an anchor names; null if it is none. */
export function lengthsIn(anchor: string): number[] | null {
  const found = /^v1:([0-9a-z.]+):[0-9a-f]{64}$/.exec(anchor.trim())
  const lengths = found?.[1]?.split('.').map(text => Number.parseInt(text, 36)) ?? []
  return lengths.length === lanes && lengths.every(Number.isSafeInteger) ? lengths : null
}

/** Whether the trail still is what it was when this anchor was written. `anchor` is one that `lengthsIn` reads. */
export async function stillHolds(tx: Tx, anchor: string, lengths: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ lane: number; hash: Buffer }>`
    select e.lane, e.hash from unnest(${lengths.map((_, lane) => lane)}::smallint[], ${lengths}::bigint[]) l (lane, seq)
    join audit_entries e on e.lane = l.lane and e.seq = l.seq`.execute(tx)
  const hashes = new Map(rows.map(({ lane, hash }) => [lane, hash]))
  const heads = lengths.map((seq, lane) => ({
    lane,
    seq,
    hash: seq === 0 ? beginningOf(lane) : (hashes.get(lane) ?? Buffer.alloc(0)),
  }))
  return anchorOf(heads) === anchor.trim()
}
