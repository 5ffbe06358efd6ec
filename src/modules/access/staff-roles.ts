import type { Permission } from './permissions.ts'

/** What a member of staff may do across patients. What she may do with one patient is in `withPatient` below. */
export type ClinicPermission =
  | 'workspace:use'
  | 'patients:find'
  | 'patients:open'
  | 'patients:emergency'
  | 'patients:see-as'
  | 'invitations:manage'
  | 'signups:review'
  | 'guardians:verify'
  | 'questions:answer'
  | 'emergencies:review'
  | 'confidentiality:override'
  | 'audit:report'
  | 'staff:manage'
  | 'mail:read'
  | 'appointments:desk'
  | 'schedules:manage'
  | 'messages:answer'
  | 'messages:manage'

type RolePermissions = {
  readonly clinic: readonly ClinicPermission[]
  /** With a patient whose record she opened for her work. */
  readonly withPatient: readonly Permission[]
  /** With a patient whose record she opened in an emergency. */
  readonly inEmergency: readonly Permission[]
}

const wholeRecord: readonly Permission[] = [
  'records:read',
  'sensitive:read',
  'medications:read',
  'immunizations:read',
  'documents:read',
  'appointments:read',
  'messages:read',
]

/**
 * Every role and all that it may do, in one place. The least that the work needs: front desk and billing see no
 * clinical record, and who runs the accounts sees no patient at all.
 */
export const staffRoles = {
  'front-desk': {
    clinic: [
      'workspace:use',
      'patients:find',
      'patients:open',
      'invitations:manage',
      'signups:review',
      'appointments:desk',
      'messages:answer',
    ],
    withPatient: ['appointments:read', 'appointments:write'],
    inEmergency: [],
  },
  nurse: {
    clinic: [
      'workspace:use',
      'patients:find',
      'patients:open',
      'patients:emergency',
      'patients:see-as',
      'invitations:manage',
      'appointments:desk',
      'messages:answer',
    ],
    withPatient: [
      'records:read',
      'medications:read',
      'medications:write',
      'immunizations:read',
      'documents:read',
      'appointments:read',
      'appointments:write',
      'messages:read',
      'messages:write',
    ],
    inEmergency: wholeRecord,
  },
  clinician: {
    clinic: [
      'workspace:use',
      'patients:find',
      'patients:open',
      'patients:emergency',
      'patients:see-as',
      'invitations:manage',
      'confidentiality:override',
      'appointments:desk',
      'messages:answer',
    ],
    withPatient: [...wholeRecord, 'medications:write', 'appointments:write', 'messages:write'],
    inEmergency: wholeRecord,
  },
  billing: {
    clinic: ['workspace:use', 'patients:find', 'patients:open', 'messages:answer'],
    withPatient: ['bills:read', 'bills:write'],
    inEmergency: [],
  },
  records: {
    clinic: [
      'workspace:use',
      'patients:find',
      'patients:open',
      'patients:see-as',
      'invitations:manage',
      'signups:review',
      'guardians:verify',
      'questions:answer',
      'emergencies:review',
      'confidentiality:override',
      'audit:report',
      'messages:answer',
    ],
    withPatient: [...wholeRecord, 'bills:read', 'sharing:read', 'audit:read'],
    inEmergency: [],
  },
  manager: {
    clinic: [
      'workspace:use',
      'patients:find',
      'patients:open',
      'appointments:desk',
      'schedules:manage',
      'messages:manage',
    ],
    withPatient: ['appointments:read', 'appointments:write'],
    inEmergency: [],
  },
  administrator: {
    clinic: ['workspace:use', 'staff:manage', 'audit:report', 'emergencies:review', 'mail:read'],
    withPatient: [],
    inEmergency: [],
  },
} as const satisfies Record<string, RolePermissions>

export type Role = keyof typeof staffRoles
export const roles = Object.keys(staffRoles) as Role[]
export const isRole = (text: string): text is Role => Object.hasOwn(staffRoles, text)

/** What a role may do across patients. */
export const clinicMay = (role: Role): readonly ClinicPermission[] => staffRoles[role].clinic
