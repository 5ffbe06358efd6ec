import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { clinicZone } from './calendar.ts'
import { demoBook, demoClinic, scheduleBundle } from './index.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { today: { type: 'string' }, seed: { type: 'string' } },
})
const [folder] = positionals
if (folder === undefined) {
  console.error('usage: node demo/write.ts <folder> [--today YYYY-MM-DD] [--seed N]')
  process.exit(64)
}

const today = values.today ?? Temporal.Now.plainDateISO(clinicZone).toString()
await mkdir(folder, { recursive: true })
let resources = 0
let bundles = 0
const seed = Number(values.seed ?? 1)
const clinic = [...demoClinic({ today, seed })]
const { elsewhere } = demoBook({ today, time: '08:00', seed, bundles: clinic })
for (const { name, bundle } of [...clinic, { name: 'schedule', bundle: scheduleBundle(today, elsewhere) }]) {
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(bundle)}\n`)
  resources += bundle.entry?.length ?? 0
  bundles += 1
}
console.log(`${bundles} bundles, ${resources} resources in ${folder}`)
