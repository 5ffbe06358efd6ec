import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { parseSync } from 'vite'

const root = join(import.meta.dirname, '..')

/** A file of ours, with its path from the root of the project. */
export type SourceFile = { path: string; text: string }

/** A node of the syntax tree (ESTree with TypeScript and JSX). */
export type Node = { type: string; start: number; end: number; [key: string]: unknown }

/** Files below the folders whose names end as asked, in the order of their paths. */
export function sourceFiles(folders: readonly string[], ends: RegExp = /\.tsx?$/): SourceFile[] {
  return folders
    .flatMap(folder => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile() && ends.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort()
    .map(readSource)
}

const readSource = (path: string): SourceFile => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
})

export function parse(file: SourceFile): Node {
  const { program, errors } = parseSync(file.path, file.text, {})
  if (errors.length > 0) throw new Error(`${file.path}: ${errors[0]?.message}`)
  return program as unknown as Node
}

/** Every node of the tree, parents before children. */
export function* walk(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === 'object' && child !== null && 'type' in child) yield* walk(child as Node)
}

export const lineOf = (file: SourceFile, offset: number): number =>
  file.text.slice(0, offset).split('\n').length

/** What a file imports: paths from the root for files of ours, package names otherwise. */
export function importsOf(file: SourceFile): string[] {
  return [
    ...file.text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)import '([^']+)'/g,
    ),
  ]
    .map(match => match[1] ?? match[2] ?? match[3] ?? '')
    .map(name => (name.startsWith('.') ? normalize(join(dirname(file.path), name)) : name))
}
