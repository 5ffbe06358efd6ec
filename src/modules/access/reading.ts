import { CompiledQuery } from 'kysely'
import type { Statement } from '../../platform/one-trip.ts'
import type { PatientDb } from './handles.ts'
import type { Permission } from './permissions.ts'

declare const needs: unique symbol

/**
 * What one statement reads of the patient whose record is open, whoever that is (`portal_patient()`). It holds no
 * authority: under an opening that allows one of `Needed` it is read by `read`, or travels with the opening itself.
 */
export type Reading<Needed extends Permission, T> = {
  readonly statement: Statement
  readonly from: (rows: readonly unknown[]) => T
  readonly [needs]?: (allowed: Needed) => void
}

export async function read<Allowed extends Permission, T>(
  db: PatientDb<Allowed>,
  { statement, from }: Reading<Allowed, T>,
): Promise<T> {
  return from((await db.executeQuery(CompiledQuery.raw(statement.sql, [...statement.parameters]))).rows)
}

/** The same, and what is made of it. */
export const thenMake = <Needed extends Permission, T, Made>(
  reading: Reading<Needed, T>,
  make: (value: T) => Made,
): Reading<Needed, Made> => ({ statement: reading.statement, from: rows => make(reading.from(rows)) })
