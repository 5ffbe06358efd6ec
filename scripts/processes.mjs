// Programs that we start, and the signals that end them.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './project.mjs'

export const node24 = join(root, 'node_modules/node/bin/node')

const running = new Set()
let stopping = null

/** True once a person or the system has asked us to stop. */
export function isStopping() {
  return stopping !== null
}

/**
 * A child has a session of its own: Ctrl-C on a terminal goes to everything in front, npm passes it on once
 * more, and the child would see it two or three times. So it comes to us, and we pass it on exactly once.
 */
function stop(signal) {
  if (stopping !== null) return
  stopping = signal
  for (const child of running) signalGroup(child, signal)
}
process.on('SIGINT', () => stop('SIGINT'))
process.on('SIGTERM', () => stop('SIGTERM'))
process.on('SIGHUP', () => stop('SIGTERM'))

// npm that is killed outright can't pass anything on; that it has gone shows in our parent's number.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop('SIGTERM')
  }, 500).unref()
}

/** Ends a child that we no longer want, with all that it started. */
export function signalGroup(child, signal) {
  try {
    // The first process only, if it follows its parent's orders itself; others get it as a group.
    process.kill(child.ownsItsChildren ? child.pid : -child.pid, signal)
  } catch {
    // It has just ended.
  }
}

/** Starts a Node program of ours, which ends itself in order if we are killed. */
export function startOn(node, words) {
  const follow = pathToFileURL(join(root, 'scripts/follow-parent.mjs')).href
  return started(
    node,
    ['--import', follow, ...words],
    { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
    true,
  )
}

/** The same to its end. Gives its exit code, 128 + number for a signal. */
export async function runOn(node, words) {
  return (await ended(startOn(node, words))).code
}

/** Runs a program to its end and gives what it printed; the person sees it only if the caller shows it. */
export async function runQuietly(command, words, env = process.env) {
  const child = started(command, words, { stdio: ['ignore', 'pipe', 'pipe'], env }, false)
  let output = ''
  child.stdout.on('data', chunk => {
    output += chunk
  })
  child.stderr.on('data', chunk => {
    output += chunk
  })
  const { code } = await ended(child)
  return { code, output }
}

/** Runs a program to its end before the person's eyes. */
export async function runShown(command, words) {
  return (await ended(started(command, words, { stdio: ['ignore', 'inherit', 'inherit'] }, false))).code
}

function started(command, words, options, ownsItsChildren) {
  const child = spawn(command, words, { cwd: root, detached: true, ...options })
  child.ownsItsChildren = ownsItsChildren
  running.add(child)
  child.end = new Promise(resolve => {
    child.once('error', error => resolve({ code: 127, error }))
    child.once('close', (code, signal) => resolve({ code: code ?? 128 + (SIGNALS[signal] ?? 1) }))
  })
  child.end.then(() => running.delete(child))
  if (stopping !== null) signalGroup(child, stopping)
  return child
}

export async function ended(child) {
  const end = await child.end
  if (end.error) process.stderr.write(`${child.spawnfile}: ${end.error.message}\n`)
  return end
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }
