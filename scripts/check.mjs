// `npm test`: every check of the house, one after another or two at a time, and one line at the end.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tryBuild } from './build.mjs'
import { isStopping, node24, runQuietly, runShown } from './processes.mjs'
import { root, say } from './project.mjs'

const REPORTS = '.porchlight'

/** Checks that pass or fail as a whole. */
const WHOLES = [
  ['types', 'node_modules/typescript/bin/tsc', '-p', '.', '--noEmit'],
  ['types of the browser scripts', 'node_modules/typescript/bin/tsc', '-p', 'client', '--noEmit'],
  ['lint and format', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['nothing unused', 'node_modules/knip/bin/knip.js'],
]

/** Runs everything and prints the last line. Gives the exit code: 0 only if nothing failed. */
export async function check() {
  const total = { passed: 0, failed: 0, skipped: 0 }
  const built = wholes(total)
  if (!(await built)) say('The browser tests run on the last build that worked.')
  for (const [name, config] of [
    ['tests', 'vitest.config.ts'],
    ['browser tests', 'vitest.e2e.config.ts'],
  ]) {
    if (isStopping()) return 130
    add(total, await vitest(name, config))
  }
  if (isStopping()) return 130
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
  return total.failed === 0 ? 0 : 1
}

/** The build and the checks of the text beside it: they use a core each. Gives whether the build worked. */
async function wholes(total) {
  const building = timed(async () => tryBuild())
  for (const [name, ...words] of WHOLES) {
    if (isStopping()) return false
    const { value, seconds } = await timed(() => runQuietly(node24, words))
    tell(total, name, value.code === 0 ? null : value.output, seconds)
  }
  const { value: problem, seconds } = await building
  tell(total, 'build', problem, seconds)
  return problem === null
}

function tell(total, name, problem, seconds) {
  if (problem === null) total.passed += 1
  else total.failed += 1
  console.log(`${problem === null ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (problem !== null) console.log(problem.trimEnd())
}

async function timed(work) {
  const began = performance.now()
  const value = await work()
  return { value, seconds: ((performance.now() - began) / 1000).toFixed(1) }
}

async function vitest(name, config) {
  console.log(`\n${name}:`)
  const report = join(root, REPORTS, `${config}.json`)
  mkdirSync(join(root, REPORTS), { recursive: true })
  rmSync(report, { force: true })
  const words = [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const code = await runShown(node24, ['node_modules/vitest/vitest.mjs', ...words])
  return countTests(report, code)
}

/** A file that can't be loaded, an error outside any test, a report that was never written: each one failure. */
function countTests(report, code) {
  let found
  try {
    found = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const brokenFiles = found.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  )
  const failed = found.numFailedTests + brokenFiles.length
  return {
    passed: found.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: found.numPendingTests + found.numTodoTests,
  }
}

function add(total, more) {
  for (const key of Object.keys(total)) total[key] += more[key]
}
