import type { Person } from '../../accounts/index.ts'

/** True for a parent or guardian whose child's record has closed to her with the child's age. */
export const seesLess = ({ relation, permissions }: Person): boolean =>
  (relation === 'parent' || relation === 'guardian') && !permissions.includes('records:read')
