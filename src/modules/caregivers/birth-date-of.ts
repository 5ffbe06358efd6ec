import type { Tx } from '../../platform/db.ts'
import type { PatientId } from '../../platform/ids.ts'

/** As the clinic's record has it: the register of patients lies below this module's tables. */
export async function birthDateOf(db: Tx, patient: PatientId): Promise<string | null> {
  const known = await db
    .selectFrom('patients')
    .select('birth_date')
    .where('id', '=', patient)
    .executeTakeFirst()
  return known?.birth_date ?? null
}
