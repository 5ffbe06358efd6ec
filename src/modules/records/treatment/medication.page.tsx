import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import {
  type ClinicalRow,
  findById,
  findMany,
  history,
  type Kind,
  listByKind,
  sharedByIds,
} from '../../clinical/index.ts'
import { plainName } from '../../terminology/index.ts'
import { str } from '../in-words/json.ts'
import { idOf, jsonOf, nameOf, namesOf, openRow, type SharedNames } from '../opened.ts'
import { ownPage } from '../own-page.tsx'
import { type Entry, entryOf, isForbidden, medicineKinds, most_entries } from './medicines.ts'
import { Notes, officialFacts, several, visitFact } from './told.tsx'
import { words } from './words.ts'

/** `/records/medications/:id`: one prescription, statement, fill or dose, and all else of the same medicine. */
export async function medicationPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const row = await findById(db, request.params.id ?? '')
  if (row === null || !medicineKinds.includes(row.kind)) return notThere
  const { lang, look } = request
  const reader = { lang, zone: look.zone }
  const now = look.now.epochMilliseconds
  const opened = openRow(row)
  const { rows } = await listByKind(db, { kinds: medicineKinds, limit: most_entries })
  const shared = await sharedByIds(db, [...new Set([row, ...rows].flatMap(one => one.refs))])
  const entry = entryOf(opened, reader, shared, now)
  const others = rows
    .filter(({ id }) => id !== row.id)
    .map(other => entryOf(openRow(other), reader, shared, now))
    .filter(({ key }) => key === entry.key)
  const reasons = await findMany(
    db,
    entry.seen.reasonRefs.flatMap(ref => idOf(ref, opened) ?? []),
  )
  const versions = row.version > 1 ? await history(db, row.id) : []
  const text = words(lang).medicines
  return ownPage(request, db, {
    section: 'medications',
    title: entry.name.plain,
    caption: entry.name.kind ?? text.kinds[kindWord(row.kind)],
    row,
    versions,
    describe: json => (
      <MedicineFacts
        request={request}
        entry={entryOf({ ...opened, json }, reader, shared, now)}
        shared={shared}
        reasons={[]}
      />
    ),
    children: () => (
      <>
        {isForbidden(opened) && <Notice kind="warning" title={text.forbidden} />}
        {entry.seen.status?.next && (
          <Notice
            kind={entry.seen.status.code === 'on-hold' ? 'warning' : 'info'}
            title={entry.seen.status.text}
          >
            <p>{entry.seen.status.next}</p>
          </Notice>
        )}
        <MedicineFacts request={request} entry={entry} shared={shared} reasons={reasons} />
        <Notes request={request} notes={entry.seen.notes} />
        <Same request={request} entries={others} shared={shared} />
      </>
    ),
  })
}

type KindWord = 'prescription' | 'statement' | 'fill' | 'dose'

const kindWord = (kind: Kind): KindWord =>
  kind === 'dispense'
    ? 'fill'
    : kind === 'administration'
      ? 'dose'
      : kind === 'medication'
        ? 'prescription'
        : 'statement'

function MedicineFacts(props: {
  request: PageRequest
  entry: Entry
  shared: SharedNames
  reasons: readonly ClinicalRow[]
}): JSX.Element {
  const { request, entry, shared, reasons } = props
  const { seen, opened, name } = entry
  const { lang } = request
  const text = words(lang).medicines
  const { supply, status } = seen
  const supplied = [supply.quantity, supply.days && text.lasting(supply.days)].filter(part => part)
  return (
    <Facts
      facts={[
        { term: text.how, detail: several(seen.how) },
        { term: text.status, detail: status?.text ?? null },
        { term: text.statusReason, detail: seen.statusReason },
        { term: text.why, detail: several(whyOf(entry, reasons, lang)) },
        { term: text.dates[kindWord(opened.row.kind)], detail: seen.when?.full ?? null },
        { term: text.period, detail: seen.period?.text ?? null },
        {
          term: seen.reported ? text.toldBy : text.prescriber,
          detail: nameOf(seen.prescriber, opened, shared, lang),
        },
        { term: text.performer, detail: several(namesOf(seen.performers, opened, shared, lang)) },
        { term: text.supply, detail: supplied.length > 0 ? supplied.join(', ') : null },
        { term: text.refills, detail: supply.refills === null ? null : String(supply.refills) },
        { term: text.validUntil, detail: supply.until?.text ?? null },
        { term: text.intent, detail: str(opened.json.intent) === 'order' ? null : seen.intent },
        { term: text.brand, detail: name.brand },
        ...officialFacts(request, name),
        visitFact(request, opened.row),
      ]}
    />
  )
}

/** Reasons by name, those that stand on record as conditions with a link. */
function whyOf({ seen, opened }: Entry, reasons: readonly ClinicalRow[], lang: PageRequest['lang']) {
  const known = new Map(reasons.map(row => [row.id, row]))
  const pointed = seen.reasonRefs.flatMap(ref => {
    const row = known.get(idOf(ref, opened) ?? '')
    if (row?.kind !== 'condition') return ref.display ?? []
    const name = plainName(jsonOf(row.body).code, lang, 'condition').plain
    return <a href={`/records/conditions/${row.id}`}>{name}</a>
  })
  return [...new Set(seen.reasons.map(({ plain }) => plain)), ...pointed]
}

function Same(props: { request: PageRequest; entries: readonly Entry[]; shared: SharedNames }): JSX.Element {
  const { request, entries, shared } = props
  const { lang } = request
  const text = words(lang).medicines
  const groups: readonly KindWord[] = ['prescription', 'statement', 'fill', 'dose']
  return (
    <>
      {groups.map(group => {
        const own = entries.filter(entry => kindWord(entry.opened.row.kind) === group)
        if (own.length === 0) return null
        return (
          <Section id={group} title={text.others[group]}>
            <ul class="lines">
              {own.map(({ opened, seen }) => {
                const by = nameOf(seen.prescriber, opened, shared, lang)
                // A fill or a dose that is done needs no word for it.
                const done = group === 'fill' || group === 'dose' ? 'completed' : null
                const status = seen.status?.code === done ? null : seen.status?.text
                const told = [status, by && text.by(by), seen.supply.quantity].filter(part => part)
                return (
                  <li>
                    <a href={`/records/medications/${opened.row.id}`}>{seen.when?.text ?? text.noDate}</a>
                    {told.length > 0 && <span class="hint"> {told.join(' · ')}</span>}
                  </li>
                )
              })}
            </ul>
          </Section>
        )
      })}
    </>
  )
}
