import { demoStaff } from '../../../demo/index.ts'
import { isRole, openSystem, roles } from '../../modules/access/index.ts'
import {
  createStaff,
  currentCode,
  type StaffCreated,
  shortestHandedOut,
} from '../../modules/accounts/index.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { complain, say } from './terminal.ts'

type Given = { email: string; password: string; role: string; name?: string }

/** `staff create`: all or nothing. Prints the second factor as an `otpauth:` URI; exit code 0 or 1. */
export async function staffCreate(
  database: Database,
  { secret, clinic }: { secret: string; clinic: string },
  given: Given,
): Promise<number> {
  const { role } = given
  if (!isRole(role)) {
    complain(`--role: must be one of ${roles.join(', ')}.`)
    return 1
  }
  const now = systemClock()
  const name = given.name ?? given.email.split('@')[0] ?? ''
  const made = await openSystem(database, { name: 'administrator', act: 'staff create' }, now, db =>
    createStaff(db, secret, { ...given, name, role, practitioner: null, clinic }, now),
  )
  if (!made.created) {
    complain(reasons[made.why])
    return 1
  }
  say(`${given.email.trim().toLowerCase()} can sign in as ${role}, with a code of an authenticator app.`)
  say('Add this to the app; it is not shown again:')
  say(made.otpauth)
  return 0
}

const reasons: Record<Extract<StaffCreated, { created: false }>['why'], string> = {
  'bad-email': '--email: this is not an e-mail address.',
  'short-password': `--password: must be at least ${shortestHandedOut} characters long.`,
  'long-password': '--password: is too long.',
  'common-password': '--password: is among the first that anybody would guess.',
  'about-you-password': '--password: is made of the name or the address.',
  'email-taken': '--email: another account has this address.',
}

/** `staff code`: the code that a demo account's authenticator app shows now. Only for the demo: a real one is nobody's but its owner's. */
export async function staffCode(
  database: Database,
  { secret, demo }: { secret: string; demo: boolean },
  email: string,
): Promise<number> {
  const known = demoStaff.some(member => member.email === email.trim().toLowerCase())
  const now = systemClock()
  const code =
    demo && known
      ? await openSystem(database, { name: 'demo', act: 'staff code' }, now, db =>
          currentCode(db, secret, email, now),
        )
      : null
  if (code === null) {
    complain(`--email: ${email} is nobody of the demo's clinic.`)
    return 1
  }
  say(code)
  return 0
}
