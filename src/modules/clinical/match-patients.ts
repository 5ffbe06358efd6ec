import { type RawBuilder, sql } from 'kysely'
import type { PatientId } from '../../platform/ids.ts'
import type { ClinicDb, SystemDb } from '../access/index.ts'
import { emailsIn } from './contact-on-record.ts'
import { codingsOf, objectIn, objectsIn, type Resource, textIn } from './json.ts'
import { plainWords } from './plain-words.ts'

/** Who a patient is, by the record: what somebody who says she is that patient must know. */
export type Identity = {
  readonly patient: PatientId
  /** The name she goes by. */
  readonly name: string
  /** All names ever given: given names and family name, each in one text; the given names one by one. */
  readonly names: readonly { readonly given: readonly string[]; readonly family: string }[]
  readonly birth_date: string | null
  readonly deceased: boolean
  /** Medical record numbers as they are written. */
  readonly numbers: readonly string[]
  readonly phones: readonly string[]
  /** In lower case, the preferred first. */
  readonly emails: readonly string[]
  /** The language to write to her in, where the record says one that the portal has. */
  readonly language: 'en' | 'es' | null
}

type Row = {
  id: PatientId
  name: string
  birth_date: string | null
  deceased: boolean
  languages: string[]
  bodies: string[]
}

/** Beyond so many, nobody could tell them apart. */
const most_found = 20

/**
 * Patients that somebody may be: those born on that day with one of these names at least, who have most of them
 * first; where there is none, those with all of these names whatever the birth date. At most 20. `today` is a date, as `2026-03-03`.
 */
export async function findIdentities(
  db: SystemDb,
  typed: { readonly name: string; readonly birth_date: string },
  today: string,
): Promise<Identity[]> {
  const names = plainWords(typed.name).map(word => `% ${word} %`)
  if (names.length === 0) return []
  const born = await read(
    db,
    sql`p.birth_date = ${typed.birth_date}::date and p.name_words || ' ' like any(${names}::text[])`,
    names,
  )
  const rows = born.length > 0 ? born : await read(db, sql`p.name_words || ' ' like all(${names}::text[])`)
  return rows.map(row => identityFrom(row, today))
}

async function read(
  db: ClinicDb<'invitations:manage' | 'signups:review'> | SystemDb,
  which: RawBuilder<unknown>,
  names: readonly string[] = [],
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.birth_date, p.deceased, p.languages,
      array(select clinical_identity_of(p.id)) as bodies
    from patients p where ${which}
    order by (select count(*) from unnest(${[...names]}::text[]) n where p.name_words || ' ' like n) desc, p.id
    limit ${most_found}`.execute(db)
  return rows
}

/** Who this patient is, for staff who invite her; null if there is none, or they may not. */
export async function identityOf(
  db: ClinicDb<'invitations:manage' | 'signups:review'> | SystemDb,
  patient: string,
  today: string,
): Promise<Identity | null> {
  const [row] = await read(db, sql`p.id = ${patient}`)
  return row ? identityFrom(row, today) : null
}

function identityFrom(row: Row, today: string): Identity {
  const resources = objectsIn(row.bodies.map(body => JSON.parse(body)))
  const unique = (found: string[]) => [...new Set(found)]
  return {
    patient: row.id,
    name: row.name,
    names: resources.flatMap(one => namesIn(one)),
    birth_date: row.birth_date,
    deceased: row.deceased,
    numbers: unique(resources.flatMap(one => numbersIn(one))),
    phones: unique(resources.flatMap(one => phonesIn(one))),
    emails: unique(resources.flatMap(resource => emailsIn(resource, today))),
    language: languageIn(row.languages),
  }
}

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap(one => textIn(one) ?? [])

/** Maiden and former names too: people go on using them. A name without given names has those of the others. */
function namesIn(resource: Resource): Identity['names'][number][] {
  const names = objectsIn(resource.name)
  const anyGiven = names.map(name => texts(name.given)).find(given => given.length > 0) ?? []
  return names.flatMap(name => {
    const given = texts(name.given)
    const family = texts(name.family).join(' ')
    if (given.length > 0 || family !== '') return [{ given: given.length > 0 ? given : anyGiven, family }]
    const text = textIn(name.text)
    return text === null ? [] : [{ given: [], family: text }]
  })
}

/**
 * Medical record numbers: identifiers that say they are one (HL7 table 0203, `MR`); where a source marks none,
 * those without a type. Never a social security or passport number.
 */
function numbersIn(resource: Resource): string[] {
  const identifiers = objectsIn(resource.identifier)
  const codesOf = (one: Resource) => codingsOf(one.type).map(({ code }) => code)
  const marked = identifiers.filter(one => codesOf(one).includes('MR'))
  const chosen = marked.length > 0 ? marked : identifiers.filter(one => objectIn(one.type) === null)
  return chosen.flatMap(one => (one.use === 'old' ? [] : (textIn(one.value) ?? [])))
}

const phonesIn = (resource: Resource): string[] =>
  objectsIn(resource.telecom).flatMap(point =>
    (point.system === 'phone' || point.system === 'sms') && point.use !== 'old'
      ? (textIn(point.value) ?? [])
      : [],
  )

function languageIn(languages: readonly string[]): 'en' | 'es' | null {
  const known = languages.map(tag => tag.slice(0, 2).toLowerCase()).find(tag => tag === 'en' || tag === 'es')
  return known === 'en' || known === 'es' ? known : null
}
