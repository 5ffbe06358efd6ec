import type { ManagerDb } from '../handles.ts'

export type OnRecord = { readonly id: string; readonly name: string }

/** Clinicians or places as the clinic's record names them, to tie those of the schedule to. */
export function onRecord(db: ManagerDb, type: 'Practitioner' | 'Location'): Promise<OnRecord[]> {
  return db
    .selectFrom('shared_resources')
    .select(['id', 'name'])
    .where('type', '=', type)
    .where('deleted', '=', false)
    .where('name', '<>', '')
    .orderBy('name')
    .orderBy('id')
    .limit(2000)
    .execute()
}
