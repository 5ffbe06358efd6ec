import './tables.ts'

export { type Auth, createAuth, longestSessionHours } from './auth.ts'
export { type AccountCreated, createAccount, type NewAccount } from './create-account.ts'
export { idle_minutes, type Session, sessionOf } from './session-of.ts'
export { setLanguage } from './set-language.ts'
export { type SignedIn, type SignIn, signIn } from './sign-in.ts'
export { signOut } from './sign-out.ts'
