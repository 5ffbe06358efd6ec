/** Why the database did not start, with one line for the person who started it. */
export type Failure = { ok: false; why: 'in-use' | 'disk-full' | 'failed'; message: string }

export function failed(message: string): Failure {
  return { ok: false, why: 'failed', message }
}

/** Sorts what a program of PostgreSQL, the system or the server said: a full disk is told as such. */
export function failureFrom(doing: string, place: string, said: unknown): Failure {
  const text = textOf(said)
  if (
    /ENOSPC|EDQUOT|No space left on device|disk is full|Disk quota exceeded|could not extend file|53100/i.test(
      text,
    )
  )
    return {
      ok: false,
      why: 'disk-full',
      message: `The disk that holds ${place} is full. Free some space and start again; nothing is lost.`,
    }
  if (/EACCES|EPERM|EROFS/.test(text))
    return failed(`${doing} failed: no right to write in ${place}. (${lastLine(text)})`)
  return failed(`${doing} failed: ${lastLine(text) || 'no reason was given'}`)
}

function textOf(said: unknown): string {
  if (said instanceof Error) return `${(said as NodeJS.ErrnoException).code ?? ''} ${said.message}`.trim()
  return String(said)
}

/** The line that says most: the last that PostgreSQL marked as fatal or an error, else the last. */
function lastLine(text: string): string {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const marked = lines.filter(line => /\b(PANIC|FATAL|error):/i.test(line))
  return (marked.at(-1) ?? lines.at(-1) ?? '').slice(0, 400)
}
