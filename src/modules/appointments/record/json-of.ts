import { objectIn, type Resource } from '../../clinical/index.ts'

/** The body of a row, which was JSON when it came; nothing of it where it is no object. */
export function jsonOf(body: string): Resource {
  try {
    return objectIn(JSON.parse(body)) ?? {}
  } catch {
    return {}
  }
}
