import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { importCommand } from '../src/entry/cli/import.ts'
import { grantOwnRecord, open, openSystem, type PatientDb } from '../src/modules/access/index.ts'
import { type Instant, instant } from '../src/platform/clock.ts'
import { connect, type Database } from '../src/platform/db.ts'
import { type AccountId, newId, type PatientId, type SessionId, uuidFrom } from '../src/platform/ids.ts'
import { freshDatabase } from './postgres.ts'

/** A file's content: text, bytes, or a value to be written as JSON. */
export type Content = string | Uint8Array | object
type Imported = { code: number; said: string[]; complained: string[] }

export type Importing = {
  database: Database
  url: string
  adminUrl: string
  /** A folder of this test's own. */
  folder: string
  /** Writes the files into a new folder and imports it by the command, as an administrator would. */
  take: (
    files: Record<string, Content>,
    options?: { source?: string; dryRun?: boolean; now?: Instant },
  ) => Promise<Imported>
  run: (paths: string[], options?: { source?: string; dryRun?: boolean; now?: Instant }) => Promise<Imported>
  /** Reads as the patient herself would, through her own grant. */
  asPatient: <T>(
    fhirId: string,
    work: (db: PatientDb<'records:read'>) => Promise<T>,
    source?: string,
  ) => Promise<T>
  /** Behind all rules. */
  query: (text: string, values?: unknown[]) => Promise<pg.QueryResult['rows']>
  /** Everything that is kept, without times and numbers of imports, in a fixed order. */
  state: () => Promise<Record<string, unknown[]>>
  empty: () => Promise<void>
  close: () => Promise<void>
}

const testTime = instant('2026-03-03T15:00:00Z')

/** A migrated database and what is needed to import into it and look at what came. */
export async function importing(): Promise<Importing> {
  const fresh = await freshDatabase()
  const database = connect(fresh.url, { max: 4 })
  const admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-import-'))
  let folders = 0
  const query: Importing['query'] = async (text, values) => (await admin.query(text, values)).rows
  const run: Importing['run'] = async (paths, options = {}) => {
    const said: string[] = []
    const complained: string[] = []
    const code = await importCommand(database, paths, {
      source: options.source ?? 'test',
      dryRun: options.dryRun ?? false,
      clock: () => options.now ?? testTime,
      terminal: { say: line => said.push(line), complain: line => complained.push(line), bar: null },
    })
    return { code, said, complained }
  }
  return {
    database,
    url: fresh.url,
    adminUrl: fresh.adminUrl,
    folder,
    run,
    query,
    take: (files, options) => {
      const into = join(folder, String(++folders))
      writeFiles(into, files)
      return run([into], options)
    },
    asPatient: (fhirId, work, source = 'test') =>
      readAs(database, idOf(fhirId, 'Patient', source) as PatientId, work),
    state: () => stateOf(query),
    empty: async () => {
      await query(`truncate patients, patient_aliases, clinical_resources, clinical_versions, shared_resources,
        shared_aliases, shared_versions, imports`)
    },
    close: async () => {
      rmSync(folder, { recursive: true, force: true })
      await admin.end()
      await database.close()
      await fresh.drop()
    },
  }
}

export function writeFiles(folder: string, files: Record<string, Content>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    const raw = typeof content === 'string' || content instanceof Uint8Array
    writeFileSync(path, raw ? content : JSON.stringify(content))
  }
}

/** The portal's id of a resource of a source. */
export const idOf = (fhirId: string, type: string, source = 'test'): string => uuidFrom(source, type, fhirId)

async function readAs<T>(
  database: Database,
  patient: PatientId,
  work: (db: PatientDb<'records:read'>) => Promise<T>,
): Promise<T> {
  const account = await accountOf(database, patient)
  const actor = { account, session: newId() as SessionId, act: 'test', target: null, origin: null }
  const opened = await open(database, actor, patient, 'records:read', testTime, work)
  if (!opened.opened) throw new Error('not opened')
  return opened.value
}

/** The account that has this record, or a new one to which it is granted. */
function accountOf(database: Database, patient: PatientId): Promise<AccountId> {
  return openSystem(database, { name: 'administrator', act: 'test' }, testTime, async db => {
    const account = newId() as AccountId
    const granted = await grantOwnRecord(db, account, patient, testTime)
    if (granted.granted) return account
    const known = await db
      .selectFrom('access_grants')
      .select('account_id')
      .where('patient_id', '=', patient)
      .executeTakeFirstOrThrow()
    return known.account_id
  })
}

const dumped: Record<string, string> = {
  patients: 'id, fhir_id, name, family, given, name_words, birth_date::text, gender, deceased, languages',
  patient_aliases: 'patient_id, alias_id',
  clinical_resources: `patient_id, id, type, fhir_id, version, corrected, deleted, kind, code_key, status,
    sort_at::text, visit_id, refs::text, words, body, hash, last_updated::text`,
  clinical_versions:
    'patient_id, id, hash, reason, type, fhir_id, status, sort_at::text, body, last_updated::text',
  shared_resources: 'id, type, fhir_id, open, deleted, name, refs::text, body, hash, last_updated::text',
  shared_aliases: 'alias_id, shared_id',
  shared_versions: 'id, hash, reason, type, fhir_id, body, last_updated::text',
}

async function stateOf(query: Importing['query']): Promise<Record<string, unknown[]>> {
  const state: Record<string, unknown[]> = {}
  for (const [table, columns] of Object.entries(dumped)) {
    const first = columns.split(',').slice(0, 3).join(',')
    state[table] = await query(`select ${columns} from ${table} order by ${first}`)
  }
  return state
}

type Json = { [field: string]: unknown }

export const bundle = (type: string, ...resources: Json[]): Json => ({
  resourceType: 'Bundle',
  type,
  entry: resources.map(resource => ({
    fullUrl: `http://ehr.test/fhir/${resource.resourceType}/${resource.id}`,
    resource,
    ...(type === 'transaction' && {
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    }),
  })),
})

export const patient = (id: string, more: Json = {}): Json => ({
  resourceType: 'Patient',
  id,
  name: [{ family: 'Rivera', given: ['Ana', 'María'] }],
  birthDate: '1951-07-08',
  ...more,
})

export const observation = (id: string, of: string, more: Json = {}): Json => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '4548-4', display: 'Hemoglobin A1c' }] },
  subject: { reference: `Patient/${of}` },
  effectiveDateTime: '2026-01-02T09:00:00Z',
  valueQuantity: { value: 7.1, unit: '%' },
  ...more,
})

/** Lines of JSON, each value on its own. */
export const lines = (...values: Json[]): string => values.map(value => `${JSON.stringify(value)}\n`).join('')
