import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  BUILDER,
  children,
  file,
  installed,
  lives,
  PORTAL,
  pidOf,
  project,
  read,
  run,
  until,
  useProject,
} from './project-for-test.ts'

useProject()

describe('installing', () => {
  test('happens on a fresh clone, once, and again when the lock file changes', async () => {
    const first = run(['build'])
    await first.code
    // The packages are there; building fails, since no builder comes with this small project.
    expect(first.said.err).toContain('Installing packages')
    expect(existsSync(join(project, 'node_modules/node/bin/node'))).toBe(true)
    file('node_modules/vite/bin/vite.js', BUILDER)
    const second = run(['build'])
    expect(await second.code).toBe(0)
    expect(second.said.err).not.toContain('Installing')
    appendFileSync(join(project, 'package-lock.json'), '\n')
    rmSync(join(project, 'node_modules/.package-lock.json'))
    const third = run(['build'])
    await third.code
    expect(third.said.err).toContain('Installing packages')
  })

  test('that was done by hand is seen', async () => {
    installed()
    const { said, code } = run(['build'])
    expect(await code).toBe(0)
    expect(said.err).not.toContain('Installing')
  })

  test('that fails shows what npm said and exits 1', async () => {
    rmSync(join(project, 'package-lock.json'))
    writeFileSync(join(project, 'package-lock.json'), '{}')
    const { said, code } = run(['start'])
    expect(await code).toBe(1)
    expect(said.err).toMatch(/npm error[\s\S]*could not be installed/)
  })
})

describe('building', () => {
  beforeEach(installed)

  test('happens when a source has changed, not otherwise, and not for a test', async () => {
    const build = async () => {
      const before = read('builds.txt').length
      expect(await run(['build']).code).toBe(0)
      return read('builds.txt').length > before
    }
    expect(await build()).toBe(true)
    expect(read('builds.txt')).toBe('vite.client.config.ts\nvite.server.config.ts\n')
    expect(await build()).toBe(false)
    file('src/book.test.ts', '')
    expect(await build()).toBe(false)
    file('src/book.ts', '')
    expect(await build()).toBe(true)
    rmSync(join(project, 'src/book.ts'))
    expect(await build()).toBe(true)
    file('styles/base.css', '')
    expect(await build()).toBe(true)
    expect(await build()).toBe(false)
  })

  test('that fails says why, exits 1 and is tried again', async () => {
    file('src/main.js', 'not a program')
    const first = run(['start'])
    expect(await first.code).toBe(1)
    expect(first.said.err).toContain('line 1: not a program')
    expect(await run(['start']).code).toBe(1)
    file('src/main.js', 'process.exit(78)')
    expect(await run(['start']).code).toBe(78)
  })
})

describe('starting', () => {
  beforeEach(installed)

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'passes %s on once, waits, and ends as the portal did',
    async signal => {
      const { child, said, code } = run(['start'])
      await until(() => said.out.includes('ready'))
      child.kill(signal)
      await sleep(50)
      child.kill(signal)
      child.kill('SIGTERM')
      expect(await code).toBe(7)
      expect(said.out.split('\n').slice(1)).toEqual([`got ${signal}`, 'stopped', ''])
    },
  )

  test('after kill -9 of the script, or of npm above it, the portal stops in order', async () => {
    const direct = run(['start'])
    await until(() => direct.said.out.includes('ready'))
    direct.child.kill('SIGKILL')
    await until(() => !lives(pidOf(direct.said.out)))
    expect(direct.said.out).toContain('got SIGTERM\nstopped')

    file(
      'npm.mjs',
      `
      import { spawn } from 'node:child_process'
      spawn(process.execPath, ['scripts/run.mjs', 'start'], { stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'start' } })
    `,
    )
    const npm = spawn(process.execPath, ['npm.mjs'], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] })
    children.push(npm)
    let out = ''
    npm.stdout.on('data', chunk => {
      out += chunk
    })
    await until(() => out.includes('ready'))
    npm.kill('SIGKILL')
    await until(() => !lives(pidOf(out)))
    expect(out).toContain('got SIGTERM\nstopped')
  })

  test('a command gets its words as they are, and only it writes to stdout', async () => {
    const { said, code } = run(['portal', 'import', 'a b', '--dry-run'])
    expect(await code).toBe(3)
    expect(said.out).toBe('["import","a b","--dry-run"]\n')
  })

  test('an unknown word is told with those that there are', async () => {
    const { said, code } = run(['strat'])
    expect(await code).toBe(1)
    expect(said.err).toMatch(/^Say one of: start, /)
  })

  test('in development a change builds and starts the portal again, a broken one leaves it running', async () => {
    const { child, said, code } = run(['dev'])
    await until(() => said.out.includes('ready'))
    const first = pidOf(said.out)
    await sleep(300)
    file('src/main.js', PORTAL.replace('ready', 'changed, ready'))
    await until(() => said.out.includes('changed, ready'))
    expect(lives(first)).toBe(false)
    file('src/main.js', 'not a program')
    await until(() => said.err.includes('line 1: not a program'))
    expect(said.out.match(/got SIGTERM/g)).toHaveLength(1)
    child.kill('SIGINT')
    expect(await code).toBe(7)
  })
})
