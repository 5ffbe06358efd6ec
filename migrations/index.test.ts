import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { migrations } from './index.ts'

test('every migration file is listed, under its name, in order', () => {
  const files = readdirSync(import.meta.dirname)
    .filter(name => /^\d{4}-[\w-]+\.ts$/.test(name))
    .map(name => name.replace(/\.ts$/, ''))
  expect(Object.keys(migrations)).toEqual(files.sort())
})
