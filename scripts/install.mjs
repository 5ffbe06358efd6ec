// The packages: installed when the lock file or the list of packages has changed since the last time.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isStopping, node24, runQuietly } from './processes.mjs'
import { fail, hashOf, readStamp, root, say, writeStamp } from './project.mjs'

const STAMP = 'node_modules/.porchlight-installed'

export async function install() {
  const wanted = hashOf(['package-lock.json', '.npmrc'], listOfPackages())
  if (existsSync(node24)) {
    if (readStamp(STAMP) === wanted) return
    if (npmHasInstalled()) return remember(wanted)
  }
  say('Installing packages (the first time this takes a minute)…')
  const { code, output } = await npm([
    'ci',
    '--include=dev',
    '--ignore-scripts=false',
    '--no-audit',
    '--no-fund',
  ])
  if (isStopping()) process.exit(130)
  if (code !== 0) fail(`${output}\nThe packages could not be installed: npm ci ended with ${code}.`)
  if (!existsSync(node24))
    fail(`${output}\nThe packages are there, but Node 24 is not: ${node24} is missing.`)
  remember(wanted)
}

/** Scripts and the version of package.json may change without a new installation. */
function listOfPackages() {
  const { dependencies, devDependencies, optionalDependencies, overrides, allowScripts } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const lists = { dependencies, devDependencies, optionalDependencies, overrides, allowScripts }
  return JSON.stringify([lists, process.platform, process.arch])
}

/** Someone ran `npm ci` or `npm install`: npm's own list in node_modules names just what the lock file does. */
function npmHasInstalled() {
  try {
    const lock = packagesOf('package-lock.json')
    const there = packagesOf('node_modules/.package-lock.json')
    return Object.entries(lock).every(
      ([path, entry]) => path === '' || entry.optional === true || there[path]?.version === entry.version,
    )
  } catch {
    return false
  }
}

function packagesOf(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
}

/** Another user's checkout that is already installed serves as it is. */
function remember(wanted) {
  try {
    writeStamp(STAMP, wanted)
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error
  }
}

/** The npm that runs us, on the Node that runs us; else the one on the path. */
function npm(words) {
  const path = process.env.npm_execpath
  if (path?.endsWith('.js')) return runQuietly(process.execPath, [path, ...words])
  return runQuietly('npm', words)
}
