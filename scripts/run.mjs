#!/usr/bin/env node
// The one way in: `npm start`, `npm test`, `npm run dev|bench|portal` are all `node scripts/run.mjs <word>`.
// It needs nothing installed and runs on the machine's own Node (20 or newer); it installs and builds what has
// changed and then hands over to the Node 24 that came with the packages.
import { build } from './build.mjs'
import { check } from './check.mjs'
import { develop } from './develop.mjs'
import { install } from './install.mjs'
import { node24, runOn } from './processes.mjs'
import { fail, root } from './project.mjs'

const [word, ...rest] = process.argv.slice(2)
process.chdir(root)

const words = {
  start: async () => {
    await prepare()
    return runOn(node24, ['dist/server/main.js', ...rest])
  },
  portal: async () => {
    await prepare()
    return runOn(node24, ['dist/server/cli.js', ...rest])
  },
  dev: async () => {
    await install()
    return develop(rest)
  },
  bench: async () => {
    await prepare()
    return runOn(node24, ['bench/index.ts', ...rest])
  },
  pictures: async () => {
    await prepare()
    return runOn(node24, ['scripts/pictures.ts', ...rest])
  },
  test: async () => {
    await install()
    return check()
  },
  build: async () => {
    await prepare()
    return 0
  },
}

async function prepare() {
  await install()
  await build()
}

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Porchlight needs Node 20 or newer to set itself up; this is ${process.version}.`)
if (word === undefined || !Object.hasOwn(words, word))
  fail(`Say one of: ${Object.keys(words).join(', ')}. For example: npm start`)

process.exitCode = await words[word]()
