import { spawnSync } from 'node:child_process'
import { expect, inject } from 'vitest'

/** Runs a command of the administrator beside the running portal and answers what it prints. */
export function command(...words: string[]): string {
  const { BASE_URL: _, ...environment } = process.env
  const done = spawnSync(process.execPath, ['dist/server/cli.js', ...words], {
    env: { ...environment, DATA_DIR: inject('demo').dataDir },
    encoding: 'utf8',
  })
  expect([done.status, done.stderr]).toEqual([0, ''])
  return done.stdout.trim()
}
