import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Tabs } from '../../../ui/filters.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { type ClinicalRow, knownPatient, listByKind, sharedByIds } from '../../clinical/index.ts'
import { recordList } from '../frame.tsx'
import { blocksText } from '../in-words/blocks.ts'
import type { Reader } from '../in-words/reader.ts'
import { short, statusFlags } from '../labs/seen.ts'
import { chosenYears, inYears, pageOf, wordLinks, yearLinks, yearOf } from '../narrow.tsx'
import { namesOf, type SharedNames } from '../opened.ts'
import { safeCard } from '../safely.tsx'
import { words as records } from '../words.ts'
import { type Picture, picturesOf, toldBy } from './picture.ts'
import { pictureSorts } from './study.ts'
import { words } from './words.ts'

/** More than anybody has had; so that a wrong source cannot fill the memory. */
const most_pictures = 500

type Listed = { row: ClinicalRow; picture: Picture | null }

/** `/records/imaging`: reports of x-rays and scans, and pictures without a report, the newest first. */
export async function imagingPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { lang, look, query } = request
  const text = words(lang)
  const reader: Reader = { lang, zone: look.zone }
  const { rows } = await listByKind(db, { kinds: ['imaging-report', 'imaging-study'], limit: most_pictures })
  const all = picturesOf(rows, reader)
  // The place of a sort in its list stands in the address, so that the address says nothing of health.
  const sorts = pictureSorts.map((sort, n) => ({
    value: String(n + 1),
    text: text.kinds[sort],
    count: all.filter(({ picture }) => (picture?.sort ?? 'other') === sort).length,
  }))
  const tabs = wordLinks(request, 'kind', sorts)
  const asked = pictureSorts[Number(query.get('kind') ?? 0) - 1]
  const sorted = asked ? all.filter(({ picture }) => (picture?.sort ?? 'other') === asked) : all
  const years = sorted.map(({ row }) => yearOf(row.sort_at, look.zone))
  const choice = chosenYears(query)
  const chosen = sorted.filter((_, n) => inYears(years[n] ?? null, choice))
  const shown = pageOf(chosen, query)
  const shared = await sharedByIds(
    db,
    shown.flatMap(({ row }) => row.refs),
  )
  const links = yearLinks(request, years)
  return recordList(request, db, {
    section: 'imaging',
    title: records(lang).sections.imaging,
    lede: text.lede,
    ...(links.length > 0 && { filters: { label: text.byYear, choices: links } }),
    above: tabs.length > 0 ? <Tabs label={text.byKind} tabs={tabs} /> : undefined,
    shown: shown.length,
    total: chosen.length,
    all: all.length,
    known: await knownPatient(db),
    empty: (
      <EmptyState title={all.length === 0 ? text.empty.title : text.empty.filtered}>
        <p>{all.length === 0 ? text.empty.text : text.empty.filteredText}</p>
      </EmptyState>
    ),
    children: (
      <CardList>{shown.map(one => safeCard(lang, one.row, () => card(one, shared, reader)))}</CardList>
    ),
  })
}

function card({ row, picture }: Listed, shared: SharedNames, { lang }: Reader): JSX.Element {
  if (picture === null) throw new Error('too odd to be read')
  const { report, studies, when, opened } = picture
  const text = words(lang)
  const images = studies.reduce((sum, study) => sum + (study.images ?? 0), 0)
  const place = namesOf(picture.places, opened, shared, lang)[0]
  const kind = studies.flatMap(({ modalities }) => modalities)[0]
  const meta = [
    when?.text ?? text.noDate,
    place,
    kind === picture.title ? null : kind,
    images > 0 ? text.images(images) : null,
  ]
  const flags = statusFlags(row, picture.status)
  return (
    <Card
      title={picture.title}
      href={`/records/imaging/${row.id}`}
      level={2}
      meta={meta.filter(part => part).join(' · ')}
      flags={flags.length > 0 && flags.map(flag => <Flag lang={lang} flag={flag} />)}
    >
      {picture.official !== null && <p class="hint">{picture.official}</p>}
      {report === null ? <p>{text.noReport}</p> : <Preview picture={picture} />}
    </Card>
  )
}

function Preview({ picture }: { picture: Picture }) {
  if (picture.report === null) return null
  const { conclusion, rest } = toldBy(picture.report)
  const text = blocksText(conclusion.length > 0 ? conclusion : rest.filter(({ kind }) => kind !== 'heading'))
  return text === '' ? null : <p>{short(text.replace(/\n/g, ' '), 260)}</p>
}
