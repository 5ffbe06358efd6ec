import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Importing, importing } from '../../../../test/importing.ts'
import { sharedData } from '../../../../test/shared-data.ts'
import { referencesIn } from '../../../modules/clinical/index.ts'

let at: Importing
beforeAll(async () => {
  at = await importing()
})
afterAll(() => at?.close())

const total = (said: string[]) =>
  said
    .find(line => line.startsWith('total'))
    ?.split(/ +/)
    .slice(1)
    .map(Number)

/** Files of the shared data that are no FHIR R4 resource: each with its reason, and nothing else is refused. */
const known: Record<string, string[]> = {
  'synthea/2019-children': [],
  'synthea/2019-deceased': [],
  'synthea/2022-children': [],
  'synthea/2025-uscore': [],
  'synthea/bulk-10-patients': [],
  ips: [],
  onc: ['g10_reference_server_preset.json: has no resourceType: this is not a FHIR resource'],
}

for (const [folder, refused] of Object.entries(known)) {
  const path = sharedData(...folder.split('/'))
  it.skipIf(path === null)(
    `every resource of ${folder} is taken${path ? '' : ' (the shared data is absent)'}`,
    { timeout: 120_000 },
    async () => {
      const { code, said, complained } = await at.run([path ?? ''], { source: folder })
      expect(complained.map(line => line.slice(line.lastIndexOf('/') + 1))).toEqual(refused)
      expect(code).toBe(refused.length === 0 ? 0 : 1)
      const [created = 0, updated, , rejected] = total(said) ?? []
      expect(created).toBeGreaterThan(100)
      expect(rejected).toBe(refused.length)
      const again = total((await at.run([path ?? ''], { source: folder })).said)
      // Different bundles of one source may give one resource differently without saying when: those alternate.
      expect(again?.[0]).toBe(0)
      if (updated === 0) expect(again?.[1]).toBe(0)
    },
  )
}

const bundles = sharedData('synthea', '2025-uscore')
const ofSource = `from clinical_resources r join sources s on s.id = r.source_id and s.name = 'synthea/2025-uscore'`

it.skipIf(bundles === null)('what is kept of a bundle is its own text', async () => {
  const name = readdirSync(bundles ?? '').find(one => one.startsWith('ca-1ffb')) ?? ''
  const text = gunzipSync(readFileSync(join(bundles ?? '', name))).toString()
  const { entry } = JSON.parse(text) as { entry: { resource: { id: string; resourceType: string } }[] }
  const rows = await at.query(`select r.fhir_id, r.body ${ofSource}`)
  const bodies = new Map(rows.map(row => [row.fhir_id, row.body as string]))
  const own = entry.filter(({ resource }) => resource.resourceType !== 'Medication')
  expect(own.length).toBeGreaterThan(300)
  for (const { resource } of own) {
    const body = bodies.get(resource.id) ?? 'not kept'
    expect(JSON.parse(body)).toEqual(resource)
    expect(text.includes(body), `${resource.resourceType}/${resource.id}`).toBe(true)
  }
})

it.skipIf(bundles === null)('every reference leads to something that is kept', async () => {
  const rows = await at.query(`select r.type, r.body, r.refs ${ofSource}`)
  const ids = await at.query(`select id from clinical_resources union all select id from shared_resources
    union all select alias_id from shared_aliases`)
  const kept = new Set(ids.map(row => row.id))
  const nowhere = rows.flatMap(row =>
    referencesIn(JSON.parse(row.body)).filter((_, n) => !kept.has(row.refs[n])),
  )
  expect(nowhere).toEqual([])
  expect(rows.length).toBeGreaterThan(3000)
})
