import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/postgres.ts'
import { connect, type Database } from './db.ts'

let database: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const fresh = await freshDatabase()
  // One connection: what a trip leaves behind, the next finds.
  database = connect(fresh.url, { max: 1 })
  drop = fresh.drop
})
afterAll(async () => {
  await database.close()
  await drop()
})

const note = (text: string) => ({
  sql: `select set_config('test.note', $1, true) as note`,
  parameters: [text],
})
const noted = { sql: `select current_setting('test.note', true) as note`, parameters: [] }
const fails = { sql: 'select 1 / $1::int as ratio', parameters: [0] }

test('each statement sees what the ones before it did, and answers its own rows', async () => {
  for (const text of ['first', `O'Hara \\ "quoted" \n`, "'); select 1; --"])
    expect(await database.inOneTrip([note(text), noted])).toEqual([[{ note: text }], [{ note: text }]])
})

test('numbers, nothing and lists arrive as what stands in their place', async () => {
  const statement = {
    sql: 'select $1::int + 1 as next, $2::text is null as nothing, cardinality($3::text[]) as many',
    parameters: [41, null, '{a,b}'],
  }
  expect(await database.inOneTrip([statement])).toEqual([[{ next: 42, nothing: true, many: 2 }]])
})

test('what was set for one transaction is over after it', async () => {
  await database.inOneTrip([note('left behind')])
  const [[row] = []] = await database.inOneTrip([noted])
  expect((row as { note: string | null }).note || null).toBeNull()
})

test('if one fails, none is answered or kept, and the next trip finds nothing of it', async () => {
  await expect(database.inOneTrip([note('lost'), fails])).rejects.toThrow('division by zero')
  expect(await database.inOneTrip([note('found'), noted])).toEqual([[{ note: 'found' }], [{ note: 'found' }]])
})

test('a commit that fails answers nothing', async () => {
  const late = `
    create temp table late (n integer, unique (n) deferrable initially deferred)`
  await sql.raw(late).execute(database.kysely)
  const twice = {
    sql: 'with added as (insert into late values (1) returning n) select n from added',
    parameters: [],
  }
  await expect(database.inOneTrip([twice, twice])).rejects.toThrow('late_n_key')
})

test('its statements count, with begin and commit', async () => {
  const before = database.sent()
  await database.inOneTrip([note('counted'), noted])
  expect(database.sent() - before).toBe(4)
})
