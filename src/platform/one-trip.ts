import pg from 'pg'

/** Parameters as text that PostgreSQL reads as whatever stands in their place (a list as `{…}`). */
export type Statement = { readonly sql: string; readonly parameters: readonly (string | number | null)[] }

export type OneTrip = (statements: readonly Statement[]) => Promise<(readonly unknown[])[]>

/**
 * Sends statements that are all known beforehand as one transaction, with its begin and its commit, in one write, and
 * answers the rows of each. Each way to the database and back costs the web server more than most pages are worth.
 * Nothing is answered unless all of it was done and committed. Statements are prepared once for each connection:
 * planning costs more than running.
 */
export function inOneTrip(pool: pg.Pool, count: (statements: number) => void): OneTrip {
  const names = new Map<string, string>()
  const prepared = new WeakMap<pg.PoolClient, Set<string>>()
  const nameOf = (sql: string): string => {
    const known = names.get(sql) ?? `together${names.size}`
    names.set(sql, known)
    return known
  }
  return async statements => {
    const client = await pool.connect()
    const ready = prepared.get(client) ?? new Set()
    prepared.set(client, ready)
    const fresh = [...new Set(statements.map(({ sql }) => sql))].filter(sql => !ready.has(sql))
    const written = [
      ...fresh.map(sql => `prepare ${nameOf(sql)} as ${sql}`),
      ...statements.map(({ sql, parameters }) => `execute ${nameOf(sql)}${inBrackets(parameters)}`),
    ]
    count(statements.length + 2)
    try {
      const text = `begin; ${written.join('; ')}; commit`
      const answers = (await client.query(text)) as unknown as pg.QueryResult[]
      for (const sql of fresh) ready.add(sql)
      client.release()
      return answers.filter(({ command }) => command === 'SELECT').map(({ rows }) => rows)
    } catch (error) {
      // How far it came is not known: the connection goes, and what it had begun with it.
      client.release(true)
      throw error
    }
  }
}

const inBrackets = (parameters: Statement['parameters']): string =>
  parameters.length === 0 ? '' : `(${parameters.map(literal).join(', ')})`

const literal = (value: string | number | null): string =>
  value === null ? 'null' : pg.escapeLiteral(String(value))
