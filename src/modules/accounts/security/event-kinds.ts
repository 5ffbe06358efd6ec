/**
 * What can happen to an account that its person should be able to see. `mailed` ones also go to her by mail at
 * once, so that she can act if it was not her.
 */
export const securityEventKinds = {
  'signed-in': { mailed: false },
  'signed-in-new-device': { mailed: true },
  'session-ended': { mailed: false },
  'other-sessions-ended': { mailed: false },
  'password-changed': { mailed: true },
  'email-change-asked': { mailed: false },
  'email-changed': { mailed: true },
  'email-change-undone': { mailed: true },
  'authenticator-added': { mailed: true },
  'authenticator-removed': { mailed: true },
  'passkey-added': { mailed: true },
  'passkey-removed': { mailed: true },
  'backup-codes-made': { mailed: true },
  'backup-code-used': { mailed: true },
  'recovery-asked': { mailed: false },
  'recovery-used': { mailed: true },
  'recovery-refused': { mailed: true },
  'factor-removal-asked': { mailed: false },
  'factor-removal-cancelled': { mailed: true },
  'factors-removed': { mailed: true },
  'staff-code-issued': { mailed: true },
  'caregiver-given': { mailed: true },
  'caregiver-ended': { mailed: true },
  'staff-role-changed': { mailed: true },
  'staff-disabled': { mailed: true },
  'staff-enabled': { mailed: true },
} as const satisfies Record<string, { mailed: boolean }>

export type SecurityEventKind = keyof typeof securityEventKinds
