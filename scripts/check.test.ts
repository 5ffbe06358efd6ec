import { beforeEach, describe, expect, test } from 'vitest'
import { file, installed, run, useProject } from './project-for-test.ts'

useProject()

describe('testing', () => {
  const report = (text: string) => `
    import { writeFileSync } from 'node:fs'
    const out = process.argv.find(word => word.startsWith('--outputFile.json=')).split('=')[1]
    const browser = process.argv.includes('vitest.e2e.config.ts')
    ${text}
  `
  const results = (passed: number, failed: number, skipped: number, files: unknown[] = []) =>
    JSON.stringify({
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: skipped,
      numTodoTests: 0,
      testResults: files,
    })
  beforeEach(() => {
    installed()
    for (const tool of ['typescript/bin/tsc', '@biomejs/biome/bin/biome', 'knip/bin/knip.js'])
      file(`node_modules/${tool}`, '')
    file('node_modules/vitest/vitest.mjs', report(`writeFileSync(out, '${results(10, 0, 0)}')`))
  })
  const lastLine = (out: string) => out.trimEnd().split('\n').at(-1)

  test('five checks and all tests are one line at the end', async () => {
    const { said, code } = run(['test'])
    expect(await code).toBe(0)
    expect(lastLine(said.out)).toBe('25 passed, 0 failed')
  })

  test('a failing check is shown with what it said, counts as one, and the rest runs on', async () => {
    file('node_modules/@biomejs/biome/bin/biome', `console.log('a.ts:1 is ugly'); process.exit(1)`)
    file('src/main.js', 'not a program')
    file(
      'node_modules/vitest/vitest.mjs',
      report(`writeFileSync(out, '${results(10, 2, 1)}'); process.exit(1)`),
    )
    const { said, code } = run(['test'])
    expect(await code).toBe(1)
    expect(said.out).toContain('a.ts:1 is ugly')
    expect(lastLine(said.out)).toBe('23 passed, 6 failed, 2 skipped')
  })

  test.each([
    [
      'a file that cannot be loaded',
      `'${results(9, 0, 0, [{ status: 'failed', assertionResults: [] }])}'`,
      1,
    ],
    ['an error outside all tests', `'${results(9, 0, 0)}'`, 1],
    ['a report that is no report', `'{'`, 1],
  ])('%s is a failure', async (_name, written, exit) => {
    file(
      'node_modules/vitest/vitest.mjs',
      report(
        `writeFileSync(out, browser ? '${results(1, 0, 0)}' : ${written}); process.exit(browser ? 0 : ${exit})`,
      ),
    )
    const { said, code } = run(['test'])
    expect(await code).toBe(1)
    expect(lastLine(said.out)).toMatch(/^(15|6) passed, 1 failed$/)
  })

  test('a test run that ends before it begins is a failure, even after an earlier good one', async () => {
    expect(await run(['test']).code).toBe(0)
    file('node_modules/vitest/vitest.mjs', '')
    const { said, code } = run(['test'])
    expect(await code).toBe(1)
    expect(lastLine(said.out)).toBe('5 passed, 2 failed')
  })
})
