import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './postgres.ts'

const ask = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a fresh database is migrated, apart from its sisters, and gone after it is dropped', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  await ask(one.url, 'create table only_here ()')
  expect(await ask(one.url, `select to_regclass('only_here') is not null as here`)).toEqual([{ here: true }])
  expect(await ask(other.url, `select to_regclass('only_here') is not null as here`)).toEqual([
    { here: false },
  ])
  expect(
    await ask(other.url, `select 1 as found from pg_tables where tablename = 'kysely_migration'`),
  ).toEqual([{ found: 1 }])
  await one.drop()
  await expect(ask(one.url, 'select 1')).rejects.toMatchObject({ code: '3D000' })
  await other.drop()
})

test('the server is PostgreSQL 15 or newer', async () => {
  const fresh = await freshDatabase()
  const [row] = await ask(fresh.url, `select current_setting('server_version_num')::int as version`)
  expect(row.version).toBeGreaterThanOrEqual(150_000)
  await fresh.drop()
})
