import './security/tables.ts'
import './tables.ts'

export { actFor, endView, isSteppedUp, startView, step_up_minutes } from './act-for.ts'
export { accountEmails } from './account-emails.ts'
export { type Auth, createAuth } from './auth.ts'
export { type AccountCreated, createAccount, type NewAccount } from './create-account.ts'
export { type HeldForm, heldForm, holdForm } from './hold-form.ts'
export { shortestPassword } from './password.ts'
export type { SecurityEventKind } from './security/event-kinds.ts'
export { noteSecurityEvent, type Where } from './security/note-security-event.ts'
export {
  idle_minutes,
  idle_minutes_shared,
  idleMinutesOf,
  type Person,
  type SecondFactor,
  type Session,
  sessionOf,
} from './session-of.ts'
export { setLanguage } from './set-language.ts'
export { type SignedIn, type SignIn, signIn } from './sign-in.ts'
export { signOut } from './sign-out.ts'
