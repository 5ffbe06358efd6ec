import {
  type DemoBundle,
  demoBook,
  demoClinic,
  demoSignIns,
  demoStaff,
  demoWithoutRecord,
  scheduleBundle,
} from '../../demo/index.ts'
import { openSystem, type SystemDb } from '../modules/access/index.ts'
import { accountsByEmail, createAccount, createStaff } from '../modules/accounts/index.ts'
import { patientsNamed, sourceNames } from '../modules/clinical/index.ts'
import type { Clock, Instant } from '../platform/clock.ts'
import { type Database, refreshStatistics } from '../platform/db.ts'
import type { FileStore } from '../platform/file-store.ts'
import { uuidFrom } from '../platform/ids.ts'
import type { Settings } from '../platform/settings.ts'
import { importInputs, textInput } from './ehr/fhir/index.ts'
import { seedLooks } from './seed-looks.ts'
import { seedMessages } from './seed-messages.ts'
import { seedBookings, seedSchedule } from './seed-schedule.ts'
import { type Accounts, seedSharing } from './seed-sharing.ts'

const demoSource = 'demo'

/** In the order in which they are told. */
const patientsAndRelatives = [...demoSignIns, ...demoWithoutRecord]
const everybody = [...patientsAndRelatives, ...demoStaff]

/**
 * Fills an empty database with the demo clinic, through the same import as any export. A seeding that was cut
 * off is taken up again: the import changes nothing that is there already, and the accounts come last. An older demo
 * gets what it does not have yet, and keeps the rest as it is.
 */
export async function seedDemo(
  database: Database,
  clock: Clock,
  { clinic, secret, files }: Pick<Settings, 'clinic' | 'secret'> & { files: FileStore },
  say: (line: string) => void,
): Promise<void> {
  const sources = await openSystem(database, job, clock(), sourceNames)
  const isDemo = sources.every(name => name === demoSource)
  const before = await demoAccounts(database.kysely)
  if (!isDemo) return
  if (before.size < everybody.length) await seedClinic(database, clock, { clinic, secret }, before, say)
  const accounts = await demoAccounts(database.kysely)
  if (await seedMessages({ database, accounts, zone: clinic.zone, files, now: clock() }))
    say('The demo clinic has messages.')
}

async function seedClinic(
  database: Database,
  clock: Clock,
  { clinic, secret }: Pick<Settings, 'clinic' | 'secret'>,
  before: Accounts,
  say: (line: string) => void,
): Promise<void> {
  say('Filling the demo clinic …')
  const there = clock().toZonedDateTimeISO(clinic.zone)
  const today = there.toPlainDate().toString()
  const bundles = await missing(database, demoClinic({ today }), before.size === 0, clock)
  const book = demoBook({ today, time: there.toPlainTime().toString().slice(0, 5), bundles })
  await openSystem(database, job, clock(), db => seedSchedule(db, today, clock()))
  const coming = { name: 'schedule', bundle: scheduleBundle(today, book.elsewhere) }
  const created = await importBundles(database, [...bundles, coming], clock)
  await openSystem(database, job, clock(), async db => {
    await addPeople(db, clinic, secret, clock())
    if (!before.has(manager)) await seedBookings(db, book.bookings, await demoAccounts(db), clock())
  })
  if (before.size === 0) await seedLooks(database, await demoAccounts(database.kysely), clock())
  await refreshStatistics(database)
  say(`The demo clinic has ${created} patients.`)
}

const job = { name: 'demo', act: 'seed' } as const
/** Came with the clinic's book: where she has an account, the book is there. */
const manager = demoStaff.find(({ role }) => role === 'manager')?.email ?? ''

const forAll = new Set(['clinic', 'corrections'])

/** Of an older demo, only people whom it does not know: the dates of all others are those of its own first day. */
async function missing(
  database: Database,
  bundles: Iterable<DemoBundle>,
  isNew: boolean,
  clock: Clock,
): Promise<DemoBundle[]> {
  if (isNew) return [...bundles]
  return openSystem(database, job, clock(), async db => {
    const found: DemoBundle[] = []
    for (const one of bundles)
      if (!forAll.has(one.name) && (await patientsNamed(db, one.name)).length === 0) found.push(one)
    return found
  })
}

/** How many patients came with them. */
async function importBundles(
  database: Database,
  bundles: readonly DemoBundle[],
  clock: Clock,
): Promise<number> {
  const report = await importInputs(
    database,
    bundles.map(({ name, bundle }) => textInput(name, JSON.stringify(bundle))),
    { source: demoSource, dryRun: false, clock },
    {
      problem: ({ file, path, reason }) => {
        throw new Error(`the demo clinic is wrong: ${file} ${path}: ${reason}`)
      },
    },
  )
  return report.byType.get('Patient')?.created ?? 0
}

/** All of them or none. Those whom an older demo has stay as they are. */
async function addPeople(
  db: SystemDb,
  clinic: Settings['clinic'],
  secret: string,
  now: Instant,
): Promise<void> {
  const before = await demoAccounts(db)
  await addPatients(db, before, now)
  await addStaff(db, before, clinic.name, secret, now)
  const accounts = await demoAccounts(db)
  if (demoWithoutRecord.every(({ email }) => !before.has(email)))
    await seedSharing(db, { accounts, secret, zone: clinic.zone }, now)
}

async function addPatients(db: SystemDb, before: Accounts, now: Instant): Promise<void> {
  for (const { patient, email, password, name } of demoSignIns) {
    if (before.has(email)) continue
    const [found] = await patientsNamed(db, patient)
    if (!found) throw new Error(`the demo clinic has no patient ${patient}`)
    const made = await createAccount(db, { patient: found.id, name, email, password }, now)
    if (!made.created) throw new Error(`the demo clinic cannot give ${email} an account: ${made.why}`)
  }
}

async function addStaff(
  db: SystemDb,
  before: Accounts,
  clinic: string,
  secret: string,
  now: Instant,
): Promise<void> {
  for (const { practitioner, ...member } of demoStaff) {
    if (before.has(member.email)) continue
    const id = practitioner === null ? null : uuidFrom(demoSource, 'Practitioner', practitioner)
    const made = await createStaff(db, secret, { ...member, practitioner: id, clinic }, now)
    if (!made.created) throw new Error(`the demo clinic cannot give ${member.email} an account: ${made.why}`)
  }
}

const demoAccounts = (db: Database['kysely']): Promise<Accounts> =>
  accountsByEmail(
    db,
    everybody.map(person => person.email),
  )

/** The demo's people, to be told at the end of a start; none where the database holds something else. */
export async function demoSignInLines(database: Database): Promise<string[]> {
  const there = await demoAccounts(database.kysely)
  const people = patientsAndRelatives.filter(person => there.has(person.email))
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
