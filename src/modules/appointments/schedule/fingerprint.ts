import { uuidFrom } from '../../../platform/ids.ts'

/**
 * Stands in a form for what its page showed: if the row has another one when the form comes back, somebody else changed
 * it meanwhile.
 */
export const fingerprint = (row: unknown): string => uuidFrom(JSON.stringify(row))
