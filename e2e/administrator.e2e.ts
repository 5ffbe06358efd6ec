import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sharedData } from '../test/shared-data.ts'
import { launchBrowser, visit } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** A command of the administrator beside the running portal. */
function portal(...words: string[]) {
  // The test runner has a BASE_URL of its own, which is none for a portal.
  const { BASE_URL: _, ...environment } = process.env
  return spawnSync(process.execPath, ['dist/server/cli.js', ...words], {
    env: { ...environment, DATA_DIR: inject('demo').dataDir },
    encoding: 'utf8',
  })
}

const patient = {
  resourceType: 'Patient',
  id: 'new-here',
  name: [{ family: 'Okafor', given: ['Amara'] }],
  birthDate: '1984-05-06',
}
const result = {
  resourceType: 'Observation',
  id: 'first-result',
  status: 'final',
  category: [
    {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }],
    },
  ],
  code: {
    coding: [{ system: 'http://loinc.org', code: '718-7', display: 'Hemoglobin [Mass/volume] in Blood' }],
  },
  subject: { reference: 'Patient/new-here' },
  effectiveDateTime: '2026-01-15T09:00:00Z',
  valueQuantity: { value: 13.1, unit: 'g/dL' },
}

test('she imports a file, gives the patient an account, and the patient signs in and reads it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-admin-'))
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource: patient }, { resource: result }],
  }
  writeFileSync(join(folder, 'export.json'), JSON.stringify(bundle))
  const imported = portal('import', folder, '--source', 'hospital')
  expect(imported.stderr).toBe('')
  expect(imported.status).toBe(0)
  expect(imported.stdout).toMatch(/Observation\s.*\b1\b/)
  expect(portal('patients', '--find', 'okafor').stdout).toContain('new-here')
  const account = [
    'account',
    'create',
    '--patient',
    'new-here',
    '--email',
    'amara@example.org',
    '--password',
    'amara reads her record',
  ]
  expect(portal(...account).status).toBe(0)
  const again = portal(...account)
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('--email')])
  const { context, page, faults } = await visit(browser, { width: 390, scripts: false })
  await page.goto('/sign-in')
  await page.fill('#email', 'amara@example.org')
  await page.fill('#password', 'amara reads her record')
  await page.click('main button[type=submit]')
  await page.goto('/records/labs')
  expect(await page.locator('main').innerText()).toContain('13.1')
  expect(faults).toEqual([])
  await context.close()
})

test('what is wrong with a command is one clear line and exit code 1', () => {
  const missing = portal('import', '/no/such/folder')
  expect(missing.status).toBe(1)
  expect(missing.stderr + missing.stdout).toContain('/no/such/folder')
  const nobody = portal(
    'account',
    'create',
    '--patient',
    'nobody',
    '--email',
    'x@example.org',
    '--password',
    'long enough here',
  )
  expect([nobody.status, nobody.stderr.trim().split('\n').length]).toEqual([1, 1])
  expect(portal('doctor').stdout).toMatch(/ok {3} {2}database/)
})

test.skipIf(sharedData('synthea', '2025-uscore') === null)(
  'a whole synthetic export imports, and again changes nothing',
  () => {
    const folder = sharedData('synthea', '2025-uscore') ?? ''
    expect(portal('import', folder, '--source', 'synthea').status).toBe(0)
    const again = portal('import', folder, '--source', 'synthea')
    expect(again.status).toBe(0)
    expect(again.stdout).toMatch(/unchanged/i)
  },
)
