/** What is known of a resource now: in a patient's record, or among the shared ones (`patient` is null). */
export type Standing = {
  patient: string | null
  hash: string
  lastUpdated: number | null
  deleted: boolean
  importId: number
}

export type Decision = 'create' | 'replace' | 'keep-as-older' | 'unchanged' | 'conflicting'

/**
 * Does what arrived replace what stands? Where both say when they were last changed, the later wins, whichever
 * came first; else the later arrival. In `alone` arrivals (lines of one export) a second, different content
 * without any such time is a conflict, because the order of lines means nothing.
 */
export function settle(
  arrived: { hash: string; patient: string | null; lastUpdated: number | null },
  standing: Standing | undefined,
  context: { importId: number; alone: boolean },
): Decision {
  if (!standing) return 'create'
  const { lastUpdated } = standing
  const order =
    arrived.lastUpdated === null || lastUpdated === null ? null : arrived.lastUpdated - lastUpdated
  const same = arrived.hash === standing.hash && arrived.patient === standing.patient
  if (same && !standing.deleted) return 'unchanged'
  // What was deleted comes back only if the source has said it again since, or never said when.
  if (same) return order !== null && order <= 0 ? 'unchanged' : 'replace'
  if (order !== null && order < 0) return 'keep-as-older'
  const untold = order === null || order === 0
  return context.alone && untold && standing.importId === context.importId ? 'conflicting' : 'replace'
}

/** Statuses in which a source has finally said something: saying it differently after that is a correction. */
const final = new Set(['final', 'amended', 'corrected', 'appended', 'completed', 'current'])

/** True if `later` says something else than `earlier` did, and `earlier` was final. Both are JSON texts. */
export function corrects(earlier: string, later: string): boolean {
  const before = contentOf(earlier)
  return final.has(before.status) && before.content !== contentOf(later).content
}

/** What is said, without the record keeping around it: version numbers, times of change, generated narrative. */
function contentOf(body: string): { status: string; content: string } {
  const { meta: _, text: __, ...said } = JSON.parse(body) as { [field: string]: unknown }
  return { status: String(said.status), content: JSON.stringify(said) }
}
