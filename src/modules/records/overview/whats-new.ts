import type { Instant } from '../../../platform/clock.ts'
import type { Look } from '../../../ui/page.ts'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import {
  countsByKind,
  type Kind,
  type KnownPatient,
  knownPatient,
  type RecentRow,
  recent,
} from '../../clinical/index.ts'
import { objects } from '../in-words/json.ts'
import type { PartInWords } from '../in-words/observation.ts'
import type { Section } from '../words.ts'
import { kindWord, type Line, linesOf, readerOf } from './lines.ts'
import { addressOf, countOfSection } from './places.ts'

/** One new thing, ready to be shown. `kind` is its kind in words, null where its title says no more than that. */
export type NewThing = {
  href: string
  title: string
  kind: string | null
  detail: string | null
  advice: string | null
  when: string | null
  flag: PartInWords['flag']
  corrected: boolean
}

/** Results of one day that ask for nothing: how many there are, and one of them. */
export type NewResults = { when: string | null; count: number; first: NewThing }

export type WhatsNew = {
  known: KnownPatient | null
  /** How many days back `first`, `others` and `results` look. */
  days: number
  /** Outside the usual range, or corrected: to be looked at first. Then by date, the newest first. */
  first: NewThing[]
  /** Notes, reports, documents, vaccines, the newest first. */
  others: NewThing[]
  results: NewResults[]
  /** How many entries the whole record has, and how many of some sections. */
  counts: { all: number; allergies: number; medications: number; labs: number; visits: number }
}

const newKinds: readonly Kind[] = [
  'lab',
  'finding',
  'lab-report',
  'imaging-report',
  'report',
  'note',
  'document',
  'composition',
  'immunization',
]

const most_new = 300

/** What came into the record in the last 30 days, or where that is nothing, in the last 90. */
export async function whatsNew(db: PatientDb<RecordPermission>, look: Look): Promise<WhatsNew> {
  const { now } = look
  const known = await knownPatient(db)
  const kinds = await countsByKind(db)
  const rows = await recent(db, {
    kinds: newKinds,
    since: daysBefore(now, 90),
    // A date without a time is kept as its first moment, which may lie a little ahead.
    until: now.add({ hours: 24 }),
    limit: most_new,
  })
  const lines = (await linesOf(db, rows, readerOf(look))).filter(isNews)
  const month = daysBefore(now, 30)
  const late = lines.filter(line => isSince(line, month))
  const [days, shown] = late.length > 0 ? [30, late] : [90, lines]
  const first = shown.filter(isFirst)
  const rest = shown.filter(line => !isFirst(line))
  const isResult = ({ row }: Line) => row.kind === 'lab' || row.kind === 'finding'
  const count = (section: Section) => countOfSection(section, kinds)
  return {
    known,
    days,
    first: first.toSorted((a, b) => gravity(b) - gravity(a)).map(line => thingOf(line, look)),
    others: rest.filter(line => !isResult(line)).map(line => thingOf(line, look)),
    results: byDay(rest.filter(isResult), look),
    counts: {
      all: [...kinds.values()].reduce((sum, n) => sum + n, 0),
      allergies: count('allergies'),
      medications: count('medications'),
      labs: count('labs'),
      visits: count('visits'),
    },
  }
}

const daysBefore = (now: Instant, days: number): Instant => now.subtract({ hours: 24 * days })

/** A lab report says by itself only what its results say. */
const isNews = ({ row, opened }: Line): boolean =>
  row.kind !== 'lab-report' || row.corrected || objects(opened.json.result).length === 0

const isSince = ({ row }: Line<RecentRow>, since: Instant): boolean =>
  row.new_at.epochMilliseconds >= since.epochMilliseconds

const isOutside = ({ flag }: Line): boolean => flag !== null && flag !== 'within' && flag !== 'no-range'

const isFirst = (line: Line): boolean => line.row.corrected || isOutside(line)

function gravity({ flag, advice, row }: Line): number {
  if (advice !== null) return 4
  if (flag === 'far-high' || flag === 'far-low') return 3
  if (flag === 'within' || flag === 'no-range' || flag === null) return row.corrected ? 1 : 0
  return 2
}

function thingOf(line: Line, look: Look): NewThing {
  const { row, title, named, detail, advice, when, flag } = line
  return {
    href: addressOf(row),
    title,
    kind: named && row.type !== 'Observation' ? kindWord(row.kind, row.type, readerOf(look)) : null,
    detail: detail === title ? null : detail,
    advice,
    when: when?.text ?? null,
    flag,
    corrected: row.corrected,
  }
}

function byDay(lines: readonly Line[], look: Look): NewResults[] {
  return [...Map.groupBy(lines, line => line.when?.text ?? null)].flatMap(([when, same]) =>
    same[0] ? { when, count: same.length, first: thingOf(same[0], look) } : [],
  )
}
