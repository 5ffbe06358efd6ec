import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/postgres.ts'
import { type Node, parse, sourceFiles, walk } from '../../test/source.ts'
import { applicationRole } from './db.ts'

let fresh: FreshDatabase
let client: pg.Client
beforeAll(async () => {
  fresh = await freshDatabase()
  client = new pg.Client({ connectionString: fresh.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await fresh.drop()
})

type Columns = Record<string, 'null' | 'not null'>

/** Tables as the modules' `tables.ts` declare them: names of columns and whether they may be null. */
function declaredTables(): Record<string, Columns> {
  const tables: Record<string, Columns> = {}
  for (const file of sourceFiles(['src'], /^tables\.ts$/)) {
    const nodes = [...walk(parse(file))]
    const types = new Map(
      nodes
        .filter(n => n.type === 'TSTypeAliasDeclaration')
        .map(n => [nameOf(n.id), n.typeAnnotation as Node]),
    )
    for (const node of nodes.filter(n => n.type === 'TSInterfaceDeclaration' && nameOf(n.id) === 'Tables'))
      for (const table of (node.body as { body: Node[] }).body)
        tables[nameOf(table.key)] = columnsOf(types.get(typeNameOf(table)))
  }
  return tables
}

const nameOf = (node: unknown): string => String((node as { name?: unknown } | undefined)?.name)
const typeNameOf = (property: Node): string =>
  nameOf((property.typeAnnotation as { typeAnnotation: { typeName: Node } }).typeAnnotation.typeName)

function columnsOf(type: Node | undefined): Columns {
  const members = (type?.members as Node[] | undefined) ?? []
  return Object.fromEntries(
    members.map(member => [
      nameOf(member.key),
      mayBeNull((member.typeAnnotation as { typeAnnotation: Node }).typeAnnotation) ? 'null' : 'not null',
    ]),
  )
}

/** `T | null`, also inside `Generated<…>`; a list whose elements may be null is itself none. */
function mayBeNull(type: Node): boolean {
  if (type.type === 'TSUnionType') return (type.types as Node[]).some(one => one.type === 'TSNullKeyword')
  const inner = (type.typeArguments as { params?: Node[] } | null)?.params?.[0]
  return nameOf(type.typeName) === 'Generated' && inner !== undefined && mayBeNull(inner)
}

test('tables.ts of the modules equal the migrated database', async () => {
  const { rows } = await client.query<{ table: string; column: string; nullable: boolean }>(`
    select c.relname as table, a.attname as column, not a.attnotnull as nullable
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not like 'kysely%'
      -- What the application role has no right to at all is no module's.
      and has_any_column_privilege('${applicationRole}', c.oid, 'select, insert')`)
  const migrated: Record<string, Columns> = {}
  for (const row of rows) {
    migrated[row.table] ??= {}
    Object.assign(migrated[row.table] ?? {}, { [row.column]: row.nullable ? 'null' : 'not null' })
  }
  expect(declaredTables()).toEqual(migrated)
})
