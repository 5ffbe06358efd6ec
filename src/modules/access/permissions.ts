/**
 * What a grant can allow: a part of a person's portal, to see (`read`) or to act in (`write`). `sensitive:read`
 * opens what is labelled as confidential, in whichever part it stands; `sharing` is who may see what, `audit`
 * who looked. With her own record a person may do all of it.
 */
export const permissions = [
  'records:read',
  'sensitive:read',
  'medications:read',
  'medications:write',
  'immunizations:read',
  'documents:read',
  'appointments:read',
  'appointments:write',
  'messages:read',
  'messages:write',
  'bills:read',
  'bills:write',
  'sharing:read',
  'sharing:write',
  'audit:read',
] as const
export type Permission = (typeof permissions)[number]

/** Each of these opens some of the clinical copy; row-level security shows the rows that it opens. */
export const recordPermissions = [
  'records:read',
  'medications:read',
  'immunizations:read',
  'documents:read',
  'appointments:read',
  'messages:read',
  'bills:read',
] as const satisfies readonly Permission[]
export type RecordPermission = (typeof recordPermissions)[number]

/**
 * What somebody is to the patient. `caregiver` was invited by her, `guardian` and `parent` were entered by the
 * clinic; `staff` and `emergency` are members of staff who opened the record.
 */
export type Relation = 'self' | 'caregiver' | 'guardian' | 'parent' | 'staff' | 'emergency'
