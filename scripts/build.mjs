// dist/: the server as two programs (main.js, cli.js) and the browser's files, made anew when a source changed.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isStopping, node24, runQuietly } from './processes.mjs'
import { fail, hashOf, readStamp, root, say, writeStamp } from './project.mjs'

const STAMP = 'dist/.built'
const SOURCES = ['src', 'client', 'styles', 'demo', 'migrations']
const SETTINGS = ['vite.client.config.ts', 'vite.server.config.ts', 'tsconfig.json', 'package-lock.json']

/** Folders whose change asks for a new build. */
export const sources = SOURCES

/** Builds if need be; ends the program with what the builder said if it can't. */
export async function build() {
  const problem = await tryBuild()
  if (isStopping()) process.exit(130)
  if (problem !== null) fail(problem)
}

/** Builds if need be. Null, or what the builder said. */
export async function tryBuild() {
  const wanted = hashOf([...SOURCES, ...SETTINGS])
  if (readStamp(STAMP) === wanted) return null
  say('Building…')
  rmSync(join(root, STAMP), { force: true })
  for (const config of ['vite.client.config.ts', 'vite.server.config.ts']) {
    const words = ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn']
    const { code, output } = await runQuietly(node24, words)
    if (code !== 0) return `${output}\nThe build failed (${config}).`
  }
  writeStamp(STAMP, wanted)
  return null
}
