import { openSystem } from '../../modules/access/index.ts'
import { type AccountCreated, createAccount, shortestHandedOut } from '../../modules/accounts/index.ts'
import { patientsNamed } from '../../modules/clinical/index.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { complain, say } from './terminal.ts'

type Given = { patient: string; email: string; password: string }

/** `account create`: all or nothing, and one line either way. Exit code 0 or 1. */
export async function accountCreate(database: Database, given: Given): Promise<number> {
  const now = systemClock()
  const line = await openSystem(database, { name: 'administrator', act: 'account create' }, now, async db => {
    const [patient, ...others] = await patientsNamed(db, given.patient)
    if (!patient)
      return {
        wrong: `--patient: no patient has the id ${given.patient}. List them: npm run portal -- patients`,
      }
    if (others.length > 0)
      return {
        wrong: `--patient: ${given.patient} is in several sources. Give the portal's own id instead: ${[patient, ...others].map(p => `${p.id} (${p.source})`).join(', ')}`,
      }
    const made = await createAccount(
      db,
      {
        patient: patient.id,
        name: patient.name,
        email: given.email,
        password: given.password,
        shortest: shortestHandedOut,
      },
      now,
    )
    return made.created
      ? { done: `${patient.name} can sign in as ${given.email.trim().toLowerCase()}.` }
      : { wrong: reasons[made.why] }
  })
  if ('wrong' in line) complain(line.wrong)
  else say(line.done)
  return 'wrong' in line ? 1 : 0
}

const reasons: Record<Extract<AccountCreated, { created: false }>['why'], string> = {
  'bad-email': '--email: this is not an e-mail address.',
  'short-password': `--password: must be at least ${shortestHandedOut} characters long.`,
  'long-password': '--password: is too long.',
  'common-password': '--password: is one of those that are guessed first. Choose other words.',
  'about-you-password': '--password: consists of the name or the address. Choose other words.',
  'email-taken': '--email: another account has this address.',
  'patient-has-account': '--patient: this patient has an account already.',
}
