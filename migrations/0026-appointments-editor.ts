import { type Kysely, sql } from 'kysely'

/**
 * What the editor of the schedule needs: the clinicians and places of the clinical copy by name, to tie those of the
 * schedule to; and to make confidential what was told of a kind of visit before it was marked so.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create policy schedule_reads on shared_resources for select to porchlight_app
      using ((select portal_scope()) = 'clinic' and open and type in ('Practitioner', 'Location')
        and (select portal_may('schedules:manage')))`.execute(db)
  await sql`grant update (needs) on appointment_events to porchlight_app`.execute(db)
}
