import fc from 'fast-check'
import pg from 'pg'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '../../test/postgres.ts'
import { describeError, type LogFields, openLog } from './log.ts'

const collect = () => {
  const lines: string[] = []
  return { lines, stream: { write: (line: string) => void lines.push(line) } }
}

test('a line is JSON with its event, level, time and fields, and those of the log it was made with', () => {
  const { lines, stream } = collect()
  openLog('info', stream)
    .with({ request_id: 'r1' })
    .warn('page slow', { route: '/records/labs/:id', ms: 1200 })
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    event: 'page slow',
    request_id: 'r1',
    route: '/records/labs/:id',
    ms: 1200,
  })
})

test('levels below the chosen one are silent', () => {
  const { lines, stream } = collect()
  const log = openLog('warn', stream)
  log.info('not told')
  log.error('told')
  expect(lines).toHaveLength(1)
})

test('a key that is not on the list never comes out, whatever the caller casts', () => {
  const { lines, stream } = collect()
  openLog('info', stream).info('saved', {
    name: 'Ana Diaz',
    patient_id: 'p1',
    ms: 'Ana Diaz',
  } as unknown as LogFields)
  expect(lines[0]).not.toContain('Ana')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ patient_id: 'p1', dropped_fields: 2 })
})

test('an event is a word of the code, not a built sentence', () => {
  const { stream } = collect()
  const name = String('Ana')
  // @ts-expect-error a value in it
  openLog('silent', stream).info(`saved ${name}`)
  // @ts-expect-error any string at all
  openLog('silent', stream).info(name)
  openLog('silent', stream).info('saved')
})

const SECRET = 'Hemoglobin-A1c-9.1-Ana'
const thrownBy = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test.each<[string, () => unknown]>([
  ['JSON', () => JSON.parse(`{"x": ${SECRET}`)],
  ['an address', () => new URL(SECRET)],
  ['a number', () => BigInt(SECRET)],
  ['validation', () => z.enum(['a'], { error: issue => `not ${issue.input}` }).parse(SECRET)],
  ['a property named by a value', () => (undefined as unknown as Record<string, unknown>)[SECRET]],
  [
    'a message of many lines that looks like a stack',
    () => {
      throw new Error(`one\n    at ${SECRET} (file:///x.ts:1:1)\n    at end`)
    },
  ],
  [
    'a cause',
    () => {
      throw new Error('outer', { cause: new Error(SECRET) })
    },
  ],
  [
    'a code that is no code',
    () => {
      throw Object.assign(new Error('x'), { code: `${SECRET} and more`, table: 'a b' })
    },
  ],
  [
    'a thrown text',
    () => {
      throw SECRET
    },
  ],
])('an error keeps its place in the code and loses what it met: %s', (_name, work) => {
  const error = thrownBy(work)
  const told = describeError(error)
  expect(JSON.stringify(told)).not.toContain(SECRET)
  if (error instanceof Error) expect(told.stack?.join('\n')).toContain('log.test.ts')
})

test('whatever an error says, its message does not come out', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 12 }), text => {
      const told = JSON.stringify(describeError(new Error(`§${text}§`)))
      expect(told).not.toContain(JSON.stringify(`§${text}§`).slice(1, -1))
    }),
  )
})

test('a mistake in our code is told in words that name code only', () => {
  const nothing = undefined as unknown as { x: { y: number } }
  expect(describeError(thrownBy(() => nothing.x)).message).toBe('Cannot read properties of undefined')
  expect(describeError(thrownBy(() => (null as unknown as () => void)())).name).toBe('TypeError')
})

test('an error of PostgreSQL keeps code, table and constraint, and loses the row', async () => {
  const fresh = await freshDatabase()
  const client = new pg.Client({ connectionString: fresh.url })
  await client.connect()
  await client.query('create table log_test (name text constraint log_test_one unique)')
  await client.query('insert into log_test values ($1)', [SECRET])
  const error = await client.query('insert into log_test values ($1)', [SECRET]).catch(caught => caught)
  await client.end()
  await fresh.drop()
  expect(JSON.stringify(error)).toContain(SECRET)
  const { lines, stream } = collect()
  openLog('info', stream).error('saving failed', { error })
  expect(lines[0]).not.toContain(SECRET)
  expect(JSON.parse(lines[0] ?? '').error).toMatchObject({
    code: '23505',
    table: 'log_test',
    constraint: 'log_test_one',
  })
})
