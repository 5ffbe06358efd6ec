import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach } from 'vitest'

/**
 * The scripts in a project of a few lines, whose `node` package is a link to the Node that runs this test and
 * whose builder, checkers and portal are programs that say what they were asked.
 */
/** Folder of the project of the test that runs. */
export let project = ''
export const children: ChildProcess[] = []

export const file = (path: string, text: string) => {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), text)
}
export const read = (path: string) =>
  existsSync(join(project, path)) ? readFileSync(join(project, path), 'utf8') : ''

export const BUILDER = `
import { appendFileSync, cpSync, readFileSync } from 'node:fs'
const config = process.argv[process.argv.indexOf('--config') + 1]
appendFileSync('builds.txt', config + '\\n')
if (readFileSync('src/main.js', 'utf8').includes('not a program')) { console.error('line 1: not a program'); process.exit(1) }
cpSync('src/main.js', 'dist/server/main.js')
cpSync('src/cli.js', 'dist/server/cli.js')
`
export const PORTAL = `
const keep = setInterval(() => {}, 1000)
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => { console.log('got ' + signal); setTimeout(() => { console.log('stopped'); process.exit(7) }, 300) })
console.log('ready ' + process.pid)
`

export function useProject(): void {
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'porchlight-run-'))
    cpSync(import.meta.dirname, join(project, 'scripts'), { recursive: true })
    file(
      'package.json',
      JSON.stringify({ name: 'small', type: 'module', dependencies: { node: 'file:node-package' } }),
    )
    const lock = {
      name: 'small',
      lockfileVersion: 3,
      packages: {
        '': { name: 'small', dependencies: { node: 'file:node-package' } },
        'node-package': { name: 'node', version: '1.0.0' },
        'node_modules/node': { resolved: 'node-package', link: true },
      },
    }
    file('package-lock.json', JSON.stringify(lock))
    file('node-package/package.json', JSON.stringify({ name: 'node', version: '1.0.0' }))
    mkdirSync(join(project, 'node-package/bin'))
    symlinkSync(process.execPath, join(project, 'node-package/bin/node'))
    file('src/main.js', PORTAL)
    file('src/cli.js', 'console.log(JSON.stringify(process.argv.slice(2))); process.exit(3)')
  })
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    rmSync(project, { recursive: true, force: true })
  })
}

/** What the real installation brings beside Node; laid by hand, since no test downloads anything. */
export function installed() {
  execFileSync('npm', ['ci', '--offline', '--no-audit', '--no-fund'], { cwd: project, stdio: 'pipe' })
  file('node_modules/vite/bin/vite.js', BUILDER)
}

export function run(words: string[], environment: Record<string, string> = {}) {
  const { npm_lifecycle_event: _, npm_execpath: __, ...env } = process.env
  const child = spawn(process.execPath, [join(project, 'scripts/run.mjs'), ...words], {
    env: { ...env, ...environment },
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', chunk => {
    said.out += chunk
  })
  child.stderr.on('data', chunk => {
    said.err += chunk
  })
  const code = new Promise<number | null>(resolve => child.once('close', resolve))
  return { child, said, code }
}

export async function until(reached: () => boolean): Promise<void> {
  for (let i = 0; i < 300; i += 1) {
    if (reached()) return
    await sleep(50)
  }
  throw new Error('it did not come to that in 15 s')
}

export const pidOf = (out: string) => Number(/ready (\d+)/.exec(out)?.[1])
export const lives = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
