import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Flag, Tag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { type ClinicalRow, findMany, knownPatient, outline, sharedByIds } from '../../clinical/index.ts'
import { EmptyList, recordList } from '../frame.tsx'
import { procedureInWords } from '../in-words/procedure.ts'
import { chosenYears, inYears, pageOf, yearLinks, yearOf } from '../narrow.tsx'
import { nameOf, namesOf, openRow, type SharedNames } from '../opened.ts'
import { safeCard } from '../safely.tsx'
import { words as records } from '../words.ts'
import { words } from './words.ts'

/** `/records/procedures`: operations, treatments and examinations, the newest first. */
export async function proceduresPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { lang, look, query } = request
  const text = words(lang).procedures
  const all = await outline(db, ['procedure'])
  const choice = chosenYears(query)
  const chosen = all.filter(one => inYears(yearOf(one.sort_at, look.zone), choice))
  const page = pageOf(chosen, query)
  const found = new Map(
    (
      await findMany(
        db,
        page.map(({ id }) => id),
      )
    ).map(row => [row.id, row]),
  )
  const rows = page.flatMap(({ id }) => found.get(id) ?? [])
  const shared = await sharedByIds(
    db,
    rows.flatMap(row => row.refs),
  )
  const links = yearLinks(
    request,
    all.map(one => yearOf(one.sort_at, look.zone)),
  )
  return recordList(request, db, {
    section: 'procedures',
    title: records(lang).sections.procedures,
    lede: text.lede,
    ...(links.length > 0 && { filters: { label: text.byYear, choices: links } }),
    shown: rows.length,
    total: chosen.length,
    all: all.length,
    empty: <EmptyList all={all.length} text={text} />,
    known: await knownPatient(db),
    children: (
      <CardList>{rows.map(row => safeCard(lang, row, () => procedureCard(request, row, shared)))}</CardList>
    ),
  })
}

function procedureCard({ lang, look }: PageRequest, row: ClinicalRow, shared: SharedNames): JSX.Element {
  const opened = openRow(row)
  const seen = procedureInWords(opened.json, { lang, zone: look.zone })
  const text = words(lang).procedures
  const reasons = [...new Set(seen.reasons.map(({ plain }) => plain))]
  const who = namesOf(
    seen.performers.map(one => one.who),
    opened,
    shared,
    lang,
  )
  const told = [
    who.length > 0 ? text.by(who.join(', ')) : null,
    nameOf(seen.place, opened, shared, lang),
  ].filter(part => part !== null)
  return (
    <Card
      title={seen.name.plain}
      href={`/records/procedures/${row.id}`}
      level={2}
      meta={seen.when?.text ?? text.noDate}
      flags={procedureFlags(lang, seen.status, row.corrected)}
    >
      {reasons.length > 0 && <p>{text.reason(reasons.join(', '))}</p>}
      {told.length > 0 && <p class="hint">{told.join(' · ')}</p>}
    </Card>
  )
}

/** Done is what one expects; anything else is said. */
function procedureFlags(
  lang: PageRequest['lang'],
  status: ReturnType<typeof procedureInWords>['status'],
  corrected: boolean,
): JSX.Element | undefined {
  const unusual = status !== null && status.code !== 'completed'
  if (!unusual && !corrected) return undefined
  return (
    <>
      {corrected && <Flag lang={lang} flag="corrected" />}
      {unusual && <Tag text={status.text} icon={status.code === 'not-done' ? 'cross' : 'clock'} />}
    </>
  )
}
