import { SingleBar } from 'cli-progress'
import { type Broken, verifyAudit } from '../../modules/access/index.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { say } from './terminal.ts'

type Options = { against: string | null; clock?: Clock; say?: (line: string) => void; bar?: SingleBar | null }

/**
 * `audit verify [--against ANCHOR]`: walks the chain while the portal serves. Exit code 0 and the count if it is
 * whole; 1 and the first broken entry if it was altered.
 */
export async function auditVerify(database: Database, options: Options): Promise<number> {
  const { against, clock = systemClock } = options
  const tell = options.say ?? say
  const bar = options.bar === undefined ? ownBar() : options.bar
  const began = performance.now()
  let total = 0
  const found = await verifyAudit(database, clock(), {
    against,
    progress: (done, all) => {
      if (total === 0) bar?.start(all, 0)
      total = all
      bar?.update(done)
    },
  })
  bar?.stop()
  const seconds = (performance.now() - began) / 1000
  if (found.whole) {
    tell(
      `The audit trail is whole: ${found.entries.toLocaleString('en-US')} entries in ${seconds.toFixed(1)} s.`,
    )
    if (against !== null) tell('It still holds all that it held when that anchor was written.')
    tell(`Anchor: ${found.anchor}`)
    return 0
  }
  const checked = `${found.entries.toLocaleString('en-US')} entries before it are right.`
  if (found.broken) tell(`THE AUDIT TRAIL WAS ALTERED. ${inWords(found.broken)} ${checked}`)
  else if (found.why === 'not-an-anchor')
    tell('--against: this is no anchor. Take one from the log (event "audit anchored") or of an earlier run.')
  else
    tell(
      'THE AUDIT TRAIL WAS ALTERED. It is whole by itself, but not the one that stood when that anchor was written.',
    )
  return 1
}

const said: Record<Broken['what'], string> = {
  changed: 'was changed after it was written (or the one before it was)',
  removed: 'was removed',
  'put-in': 'was put in: the portal never wrote it there',
  moved: 'was moved: another stands in its place',
  'cut-off': 'was cut off, with all that may have come after it in its lane',
}

function inWords({ what, lane, seq, at }: Broken): string {
  const when =
    at === null ? '' : `, ${what === 'removed' ? 'before ' : what === 'cut-off' ? 'after ' : ''}${at}`
  return `Entry ${seq} of lane ${lane}${when}, ${said[what]}.`
}

const ownBar = (): SingleBar | null =>
  process.stderr.isTTY
    ? new SingleBar({
        format: '{bar} {percentage} %  {value}/{total} entries',
        clearOnComplete: true,
        hideCursor: true,
        stream: process.stderr,
      })
    : null
