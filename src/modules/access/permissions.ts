/** What a grant can allow. `records:read` is the clinical record; each later area adds its own. */
export type Permission = 'records:read'

/** What somebody is to the patient. Caregivers and guardians will be further relations. */
export type Relation = 'self'

/** What people may do with their own record. */
export const ownPermissions: readonly Permission[] = ['records:read']
