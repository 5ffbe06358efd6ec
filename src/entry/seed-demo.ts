import { demoClinic, demoSignIns, demoStaff } from '../../demo/index.ts'
import { openSystem, type SystemDb } from '../modules/access/index.ts'
import { accountEmails, createAccount, createStaff } from '../modules/accounts/index.ts'
import { patientsNamed, sourceNames } from '../modules/clinical/index.ts'
import type { Clock, Instant } from '../platform/clock.ts'
import { type Database, refreshStatistics } from '../platform/db.ts'
import { uuidFrom } from '../platform/ids.ts'
import type { Settings } from '../platform/settings.ts'
import { importInputs, textInput } from './ehr/fhir/index.ts'

const demoSource = 'demo'

const everybody = [...demoSignIns, ...demoStaff]

/**
 * Fills an empty database with the demo clinic, through the same import as any export. A seeding that was cut
 * off is taken up again: the import changes nothing that is there already, and the accounts come last.
 */
export async function seedDemo(
  database: Database,
  clock: Clock,
  { clinic, secret }: Pick<Settings, 'clinic' | 'secret'>,
  say: (line: string) => void,
): Promise<void> {
  const job = { name: 'demo', act: 'seed' } as const
  const sources = await openSystem(database, job, clock(), sourceNames)
  const isDemo = sources.every(name => name === demoSource)
  if (!isDemo || (await demoAccounts(database)).length === everybody.length) return
  say('Filling the demo clinic …')
  const today = clock().toZonedDateTimeISO(clinic.zone).toPlainDate().toString()
  const inputs = [...demoClinic({ today })].map(({ name, bundle }) => textInput(name, JSON.stringify(bundle)))
  const report = await importInputs(
    database,
    inputs,
    { source: demoSource, dryRun: false, clock },
    {
      problem: ({ file, path, reason }) => {
        throw new Error(`the demo clinic is wrong: ${file} ${path}: ${reason}`)
      },
    },
  )
  await openSystem(database, job, clock(), async db => {
    for (const { patient, email, password, name } of demoSignIns) {
      const [found] = await patientsNamed(db, patient)
      if (!found) throw new Error(`the demo clinic has no patient ${patient}`)
      await createAccount(db, { patient: found.id, name, email, password }, clock())
    }
  })
  await openSystem(database, job, clock(), db => addStaff(db, clinic.name, secret, clock()))
  await refreshStatistics(database)
  say(`The demo clinic has ${report.byType.get('Patient')?.created ?? 0} patients.`)
}

async function addStaff(db: SystemDb, clinic: string, secret: string, now: Instant): Promise<void> {
  for (const { practitioner, ...member } of demoStaff)
    await createStaff(
      db,
      secret,
      {
        ...member,
        practitioner: practitioner === null ? null : uuidFrom(demoSource, 'Practitioner', practitioner),
        clinic,
      },
      now,
    )
}

const demoAccounts = (database: Database): Promise<string[]> =>
  accountEmails(
    database,
    everybody.map(person => person.email),
  )

/** The demo's people, to be told at the end of a start; none where the database holds something else. */
export async function demoSignInLines(database: Database): Promise<string[]> {
  const there = new Set(await demoAccounts(database))
  const people = demoSignIns.filter(person => there.has(person.email))
  if (people.length === 0) return []
  const widest = (key: 'email' | 'password') =>
    Math.max(...[...people, ...demoStaff].map(person => person[key].length))
  return [
    'Sign in as one of the demo’s people:',
    ...people.map(
      ({ email, password, name, about }) =>
        `  ${email.padEnd(widest('email'))}  ${password.padEnd(widest('password'))}  ${name}: ${about.en}`,
    ),
    'or as one of the clinic’s people, at the same address, with a code of an authenticator app',
    '(npm run portal -- staff code --email … tells the code of the moment):',
    ...demoStaff.map(
      ({ email, password, name, role }) =>
        `  ${email.padEnd(widest('email'))}  ${password.padEnd(widest('password'))}  ${name}: ${role}`,
    ),
  ]
}
