import './invitations/tables.ts'
import './recovery/tables.ts'
import './second-factor/tables.ts'
import './security/tables.ts'
import './sign-up/tables.ts'
import './tables.ts'

export { accountsByEmail } from './accounts-by-email.ts'
export { actFor, endView, isSteppedUp, startView } from './act-for.ts'
export { type AccountCreated, createAccount, type NewAccount } from './create-account.ts'
export { createStaff, type NewStaff, type StaffCreated } from './create-staff.ts'
export { currentCode } from './current-code.ts'
export { type HeldForm, heldForm, holdForm } from './hold-form.ts'
export {
  type Acceptance,
  type Accepted,
  acceptInvitation,
  type OnAccepted,
} from './invitations/accept-invitation.ts'
export { invitationCode } from './invitations/code.ts'
export {
  createInvitation,
  type Gives,
  type InvitationCreated,
  type InvitingDb,
  type Issued,
  type NewInvitation,
  own_account_years,
  renewInvitation,
  revokeInvitation,
} from './invitations/create-invitation.ts'
export {
  type Invitation,
  type InvitationState,
  invitationById,
  listInvitations,
} from './invitations/list-invitations.ts'
export { mailInvitation } from './invitations/mail-invitation.ts'
export { tellRecord } from './invitations/tell-record.ts'
export { hashPassword, shortestHandedOut } from './password.ts'
export { readShown, type Shown } from './read-shown.ts'
export { answerRecoveryRequests } from './recovery/answer-recovery-requests.ts'
export { recoveryWork } from './recovery/ask-recovery.ts'
export { casesWaiting } from './recovery/cases.ts'
export { finishFactorRemovals } from './recovery/factor-removal.ts'
export { safePath } from './safe-path.ts'
export { keyFor } from './seal.ts'
export { clearOldSessionsAndLinks } from './security/clear-old.ts'
export type { SecurityEventKind } from './security/event-kinds.ts'
export { noteSecurityEvent, nowhere, type Where } from './security/note-security-event.ts'
export { endSessions } from './security/sessions.ts'
export {
  idle_minutes,
  idleMinutesOf,
  type Person,
  peekSession,
  type SecondFactor,
  type Session,
  sessionOf,
} from './session-of.ts'
export { setLanguage } from './set-language.ts'
export { signOut } from './sign-out.ts'
export { answerSignUp, clearOldSignUps, closeSignUp, closeSignUpWork } from './sign-up/answer-sign-up.ts'
export { answerSignUpWork } from './sign-up/ask-sign-up.ts'
export { signUpsWaiting } from './sign-up/review-sign-ups.ts'
