import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importsOf, lineOf, type Node, parse, type SourceFile, sourceFiles, walk } from './test/source.ts'

/**
 * The rules of the house: what may stand where, who may use whom, and how large things may grow. Each test
 * answers with the list of what breaks its rule, so that a failure says what to do.
 */

const src = sourceFiles(['src'])
const code = src.filter(file => !/\.test\.tsx?$/.test(file.path))

/** A module may use those before it, never those after: so circles cannot exist. */
const modules = [
  'access',
  'notices',
  'accounts',
  'caregivers',
  'terminology',
  'clinical',
  'education',
  'records',
  'appointments',
  'messages',
  'medications',
  'billing',
  'sharing',
  'workspace',
  'home',
]

const layerOf = (path: string): string | null => /^src\/(entry|modules|ui|platform)\//.exec(path)?.[1] ?? null
const moduleOf = (path: string): string | null => /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? null
/** The table of contents, and its parts. */
const isRoutes = (path: string): boolean => /^src\/routes(\/[\w-]+)?\.ts$/.test(path)
const isPage = (path: string): boolean => /\.(page|staff)\.tsx$/.test(path)

test('every module has its place in the order', () => {
  const folders = readdirSync('src/modules')
  expect(folders.filter(name => !modules.includes(name))).toEqual([])
})

test('entry uses modules, modules use ui, ui uses platform, never the other way', () => {
  const order = ['platform', 'ui', 'modules', 'entry']
  const wrong = code.flatMap(file =>
    importsOf(file)
      .filter(used => {
        const [from, to] = [layerOf(file.path), layerOf(used)]
        return from !== null && to !== null && order.indexOf(to) > order.indexOf(from)
      })
      .map(used => `${file.path} → ${used}`),
  )
  expect(wrong).toEqual([])
})

test('a module uses another only by its face, and only one listed above it', () => {
  const wrong = code.flatMap(file => {
    const own = moduleOf(file.path)
    return importsOf(file).flatMap(used => {
      const other = moduleOf(used)
      if (other === null || other === own) return []
      const face = used === `src/modules/${other}/index.ts`
      if (own === null) return face || (isRoutes(file.path) && isPage(used)) ? [] : [`${file.path} → ${used}`]
      return face && modules.indexOf(other) < modules.indexOf(own) ? [] : [`${file.path} → ${used}`]
    })
  })
  expect(wrong).toEqual([])
})

test('the face of a module shows no pages', () => {
  const faces = code.filter(file => /^src\/modules\/[^/]+\/index\.ts$/.test(file.path))
  expect(faces.flatMap(face => importsOf(face).filter(used => used.endsWith('.tsx')))).toEqual([])
})

test('verbs know no HTTP, no JSX and no router', () => {
  const verbs = code.filter(file => moduleOf(file.path) !== null && file.path.endsWith('.ts'))
  const wrong = verbs.flatMap(file =>
    importsOf(file)
      .filter(used => /^(hono|@hono|node:https?$)/.test(used) || used.endsWith('.tsx'))
      .map(used => `${file.path} → ${used}`),
  )
  expect(wrong).toEqual([])
})

test('pages, ui and the entries run no SQL', () => {
  const dry = code.filter(
    file => file.path.endsWith('.tsx') || ['ui', 'entry'].includes(layerOf(file.path) ?? ''),
  )
  const wrong = dry.flatMap(file =>
    importsOf(file)
      .filter(used => /^(kysely|pg|pg-copy-streams)(\/|$)/.test(used))
      .map(used => `${file.path} → ${used}`),
  )
  expect(wrong).toEqual([])
})

test('clock, environment and chance come in as arguments', () => {
  const inside = code.filter(file => ['modules', 'ui'].includes(layerOf(file.path) ?? ''))
  const wrong = inside.filter(file =>
    /\b(Date\.now\(|new Date\(\)|process\.env|Math\.random\()/.test(file.text),
  )
  expect(wrong.map(file => file.path)).toEqual([])
})

test('every page has its row in routes.ts', () => {
  const listed = new Set(code.filter(({ path }) => isRoutes(path)).flatMap(importsOf))
  const pages = code.filter(file => isPage(file.path)).map(file => file.path)
  expect(pages.length).toBeGreaterThan(0)
  expect(pages.filter(path => !listed.has(path))).toEqual([])
})

test('no address is served but those of routes.ts', () => {
  const wrong = code.filter(
    file =>
      /\bapp\.(get|post|put|delete|patch|all|on|use|route)\(/.test(file.text) &&
      !['src/entry/web/server.ts', 'src/entry/web/health.ts'].includes(file.path),
  )
  expect(wrong.map(file => file.path)).toEqual([])
})

const most_lines = 300
/** Plain data and words are read by looking up, not from top to bottom. */
const most_lines_of_data = 600
const isData = (path: string): boolean =>
  /\/words(\.\w+)?\.(en|es)\.ts$|\/words\.\w+\.ts$|\/names\/|\/stories\/|names?\.ts$/.test(path)

const ours = sourceFiles(
  ['src', 'client', 'demo', 'migrations', 'scripts', 'bench', 'e2e', 'test'],
  /\.(tsx?|mjs|css)$/,
)

test('files stay short enough to be read in one sitting', () => {
  const long = ours
    .filter(file => !/\.test\.tsx?$/.test(file.path))
    .map(file => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
    .filter(file => file.lines > (isData(file.path) ? most_lines_of_data : most_lines))
  expect(long).toEqual([])
})

const most_lines_of_function = 70
const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

const longFunctions = (file: SourceFile): string[] =>
  [...walk(parse(file))]
    .filter((node: Node) => functionTypes.has(node.type))
    .map(node => ({
      from: lineOf(file, node.start),
      lines: file.text.slice(node.start, node.end).split('\n').length,
    }))
    .filter(found => found.lines > most_lines_of_function)
    .map(found => `${file.path}:${found.from} has ${found.lines} lines`)

test('functions stay short enough to be held in the head', () => {
  const parsed = ours.filter(
    file => /\.(tsx?|mjs)$/.test(file.path) && !/\.(test|e2e)\.tsx?$/.test(file.path),
  )
  expect(parsed.flatMap(longFunctions)).toEqual([])
})

test('there is no drawer for what found no name', () => {
  const drawer = /(^|\/|\.|-)(utils?|helpers?|common|misc|shared-code|lib)(\.|\/|-|$)/
  expect(ours.map(file => file.path).filter(path => drawer.test(path))).toEqual([])
})

test('file names are kebab-case', () => {
  expect(ours.map(file => file.path).filter(path => !/^[a-z0-9/.-]+$/.test(path))).toEqual([])
})

test('every module says what a person can do in it', () => {
  const silent = readdirSync('src/modules').filter(name => !existsSync(`src/modules/${name}/README.md`))
  expect(silent).toEqual([])
})
