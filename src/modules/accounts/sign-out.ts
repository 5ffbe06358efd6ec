import type { Database } from '../../platform/db.ts'
import type { SessionId } from '../../platform/ids.ts'

/** Ends one session at once, everywhere: the next page that it asks for finds nothing. */
export async function signOut(database: Database, session: SessionId): Promise<void> {
  await database.kysely.deleteFrom('sessions').where('id', '=', session).execute()
}
