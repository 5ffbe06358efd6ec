import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { sourceFiles } from './source.ts'

const documents = [
  ...sourceFiles(
    ['docs', 'src', 'demo', 'client', 'styles', 'migrations', 'e2e', 'bench', 'scripts'],
    /\.md$/,
  ),
  ...['README.md', 'ARCHITECTURE.md', 'GLOSSARY.md', 'CONTRIBUTING.md', 'SECURITY.md'].map(path => ({
    path,
    text: readFileSync(path, 'utf8'),
  })),
]
const scripts = new Set(Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts))

/** `src/…`, `docs/…` and the like in code type: a path of ours, written from the root of the project. */
const ourPath = /^(src|client|styles|demo|docs|migrations|e2e|bench|test|scripts|\.ci)\/[\w./-]*$/

test('every path that our documents name exists', () => {
  const missing = documents.flatMap(({ path, text }) => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(m =>
      join(dirname(path), m[1] ?? ''),
    )
    const named = [...text.matchAll(/`([^`\n]+)`/g)].map(m => m[1] ?? '').filter(name => ourPath.test(name))
    const isThere = (name: string) => existsSync(name) || existsSync(join(dirname(path), name))
    return [...links.filter(link => !existsSync(link)), ...named.filter(name => !isThere(name))].map(
      name => `${path}: ${name}`,
    )
  })
  expect(missing).toEqual([])
})

test('every npm command that our documents name exists', () => {
  const wrong = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test))\b/g)]
      .map(m => m[1] ?? m[2] ?? '')
      .filter(name => !scripts.has(name))
      .map(name => `${path}: ${name}`),
  )
  expect(wrong).toEqual([])
})
