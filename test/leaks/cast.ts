import {
  type ClinicPermission,
  clinicMay,
  type Permission,
  permissions,
  type Role,
  roles,
  staffRoles,
} from '../../src/modules/access/index.ts'
import { newId, type PatientId } from '../../src/platform/ids.ts'
import type { TestPortal } from '../portal.ts'
import { importRecord } from '../record.ts'
import { markMessages } from './marked-messages.ts'
import { type Mark, markedPerson } from './marked-person.ts'
import { markVisits } from './marked-visits.ts'

/** One way of looking into the portal, and what it may read of whom. */
export type Viewer = {
  readonly name: string
  readonly cookie: string
  /** Whose record this viewer turns to, one after the other; by the person's name in the cast. */
  readonly people: readonly string[]
  /** What opens to this viewer of that person. */
  readonly may: (person: string) => readonly Permission[]
  /** True for staff who find patients: they read names. */
  readonly readsNames: boolean
  /** What it may do across patients. */
  readonly clinic: readonly ClinicPermission[]
}

export type Cast = {
  readonly marks: Mark[]
  readonly patients: Map<string, PatientId>
  /** Ids of what else each has here than the clinical copy. */
  readonly ids: ReadonlyMap<PatientId, readonly string[]>
  readonly viewers: Viewer[]
}

const persons = [
  'adult',
  'teen',
  'child',
  'ward',
  'neighbor',
  'elder',
  'brother',
  'opened',
  'urgent',
  'lonely',
  'twin',
  'other',
] as const
type PersonName = (typeof persons)[number]

const births: Partial<Record<PersonName, string>> = { teen: '2012-06-01', child: '2020-06-01' }
const whole: readonly Permission[] = permissions
const noSensitive = whole.filter(one => one !== 'sensitive:read')

/** Account → person → what it was given there. */
const given: Record<string, Partial<Record<PersonName, readonly Permission[]>>> = {
  'adult herself': { adult: whole },
  'the teenager': { teen: whole },
  'the twin': { twin: whole },
  'a daughter': { adult: ['appointments:read', 'medications:read'] },
  'a son': { adult: ['records:read', 'documents:read'] },
  'a husband': { adult: ['records:read', 'sensitive:read', 'documents:read', 'medications:read'] },
  'a school nurse': { adult: ['immunizations:read'] },
  'who pays': { adult: ['bills:read'], twin: ['bills:read'] },
  'who writes': { adult: ['messages:read', 'messages:write'] },
  'a mother of two': { child: whole, teen: ['appointments:read', 'immunizations:read'] },
  'a guardian': { ward: noSensitive },
  'who sees who sees': { adult: ['sharing:read', 'audit:read'] },
  'a brother of himself': { brother: whole, elder: ['records:read', 'medications:read'] },
}

/** Makes the cast in the database: twelve persons, all kinds of grants, six roles and what they opened. */
export async function makeCast(t: TestPortal): Promise<Cast> {
  const marks: Mark[] = []
  const patients = new Map<string, PatientId>()
  for (const person of persons) {
    const marked = markedPerson(person, births[person] ?? '1970-01-01')
    marks.push(...marked.marks)
    patients.set(person, await importRecord(t, marked.resources, `of-${person}`))
  }
  const visits = await markVisits(t, patients)
  const messages = await markMessages(t, patients)
  marks.push(...visits.marks, ...messages.marks)
  const ids = new Map(
    [...visits.ids].map(([patient, theirs]) => [patient, [...theirs, ...(messages.ids.get(patient) ?? [])]]),
  )
  const cast = { marks, patients, ids, viewers: [] as Viewer[] }
  await addPeople(t, cast)
  await addEnded(t, cast)
  await addStaff(t, cast)
  return cast
}

const nothing: readonly Permission[] = []

async function addPeople(t: TestPortal, { patients, viewers }: Cast) {
  for (const [n, [name, grants]] of Object.entries(given).entries()) {
    const cookie = await bareAccount(t, `viewer${n}@example.org`)
    for (const [person, may] of Object.entries(grants))
      await grant(t, `viewer${n}@example.org`, patients.get(person), {
        relation: may === whole && person !== 'child' ? 'self' : person === 'child' ? 'parent' : 'caregiver',
        may,
      })
    viewers.push({
      name,
      cookie,
      people: Object.keys(grants),
      may: person => grants[person as PersonName] ?? nothing,
      readsNames: false,
      clinic: [],
    })
  }
  viewers.push({ name: 'nobody', cookie: '', people: [], may: () => nothing, readsNames: false, clinic: [] })
  const cookie = await bareAccount(t, 'without@example.org')
  viewers.push({
    name: 'without a patient',
    cookie,
    people: [],
    may: () => nothing,
    readsNames: false,
    clinic: [],
  })
}

/** Grants that are over, were taken back, or have not begun: each opens nothing. */
async function addEnded(t: TestPortal, { patients, viewers }: Cast) {
  const times = {
    'whose grant is over': { starts: '-2 days', ends: '-1 minute', revoked: null },
    'whose grant was taken back': { starts: '-2 days', ends: null, revoked: '-1 minute' },
    'whose grant has not begun': { starts: '1 minute', ends: null, revoked: null },
  }
  for (const [n, [name, when]] of Object.entries(times).entries()) {
    const cookie = await bareAccount(t, `ended${n}@example.org`)
    await grant(t, `ended${n}@example.org`, patients.get('adult'), {
      relation: 'caregiver',
      may: whole,
      ...when,
    })
    viewers.push({ name, cookie, people: ['adult'], may: () => nothing, readsNames: false, clinic: [] })
  }
}

async function addStaff(t: TestPortal, { patients, viewers }: Cast) {
  for (const role of roles) {
    const readsNames = (staffRoles[role].clinic as readonly string[]).some(one =>
      [
        'patients:find',
        'audit:report',
        'emergencies:review',
        'questions:answer',
        'guardians:verify',
      ].includes(one),
    )
    const plain = await t.staff(`${role}@clinic.example`, role)
    viewers.push({
      name: role,
      cookie: plain.cookie,
      people: [],
      may: () => nothing,
      readsNames,
      clinic: clinicMay(role),
    })
    viewers.push(await opener(t, role, 'staff', staffRoles[role].withPatient, patients, readsNames))
    if (staffRoles[role].inEmergency.length > 0)
      viewers.push(await opener(t, role, 'emergency', staffRoles[role].inEmergency, patients, readsNames))
  }
  // A nurse who is also a daughter: on the patient pages her own grant counts, and nothing else.
  const nurse = await t.staff('nurse-and-daughter@clinic.example', 'nurse')
  const may: readonly Permission[] = ['bills:read']
  await grant(t, 'nurse-and-daughter@clinic.example', patients.get('elder'), { relation: 'caregiver', may })
  viewers.push({
    name: 'a nurse who is also a daughter',
    cookie: nurse.cookie,
    people: ['elder'],
    may: person => (person === 'elder' ? may : nothing),
    readsNames: true,
    clinic: clinicMay('nurse'),
  })
}

/** A member of staff who has a record open, and looks at it on the patient's pages. */
async function opener(
  t: TestPortal,
  role: Role,
  relation: 'staff' | 'emergency',
  may: readonly Permission[],
  patients: Cast['patients'],
  readsNames: boolean,
): Promise<Viewer> {
  const person = relation === 'staff' ? 'opened' : 'urgent'
  const email = `${role}-${relation}@clinic.example`
  const { cookie } = await t.staff(email, role)
  await grant(t, email, patients.get(person), { relation, may, ends: '1 hour' })
  await t.behindTheRules(
    `update sessions set view = 'staff', acting_for = $1 where account_id = (select id from accounts where email = $2)`,
    [patients.get(person), email],
  )
  return {
    name: `${role}, ${relation}`,
    cookie,
    people: [],
    may: one => (one === person ? may : nothing),
    readsNames,
    clinic: clinicMay(role),
  }
}

/** An account that opens nothing, and the cookie of its session. */
async function bareAccount(t: TestPortal, email: string): Promise<string> {
  await t.account(email)
  await t.behindTheRules(
    'delete from access_grants where account_id = (select id from accounts where email = $1)',
    [email],
  )
  return t.signIn(email)
}

async function grant(
  t: TestPortal,
  email: string,
  patient: PatientId | undefined,
  of: {
    relation: string
    may: readonly Permission[]
    starts?: string
    ends?: string | null
    revoked?: string | null
  },
) {
  await t.behindTheRules(
    `insert into access_grants (patient_id, id, account_id, relation, permissions, starts_at, ends_at, revoked_at)
     select $1, $2, id, $3, $4, $5::timestamptz + $6::interval, $5::timestamptz + $7::interval,
       $5::timestamptz + $8::interval from accounts where email = $9`,
    [
      patient,
      newId(),
      of.relation,
      [...of.may],
      t.time.now.toString(),
      of.starts ?? '0',
      of.ends ?? null,
      of.revoked ?? null,
      email,
    ],
  )
}
