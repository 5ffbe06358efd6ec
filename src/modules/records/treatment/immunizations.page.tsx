import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Details } from '../../../ui/details.tsx'
import { Tabs } from '../../../ui/filters.tsx'
import { Section } from '../../../ui/headings.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Flag, Tag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { type ClinicalRow, knownPatient, listByKind, sharedByIds } from '../../clinical/index.ts'
import { hrefWith, recordList } from '../frame.tsx'
import { type ImmunizationInWords, immunizationInWords } from '../in-words/immunization.ts'
import { pageOf, pathOf } from '../narrow.tsx'
import { nameOf, namesOf, type Opened, openRow, type SharedNames } from '../opened.ts'
import { safeCard, safePart } from '../safely.tsx'
import { words as records } from '../words.ts'
import { dueVaccines } from './due-vaccines.ts'
import { words } from './words.ts'

const most_doses = 2_000

type Seen = { opened: Opened; seen: ImmunizationInWords }
type Group = { name: string; doses: Seen[] }

/** `/records/immunizations`: doses under each vaccine, or all by date. */
export async function immunizationsPage(
  request: PageRequest,
  db: PatientDb<RecordPermission>,
): Promise<Answer> {
  const { lang, look, query } = request
  const text = words(lang).vaccines
  const { rows } = await listByKind(db, { kinds: ['immunization', 'immunization-due'], limit: most_doses })
  const all = rows
    .filter(({ kind }) => kind === 'immunization')
    .map(row => {
      const opened = openRow(row)
      return { opened, seen: immunizationInWords(opened.json, { lang, zone: look.zone }) }
    })
  const byDate = query.get('view') === 'date'
  const groups = groupsOf(all)
  const shownDoses = byDate ? pageOf(all, query) : []
  const shownGroups = byDate ? [] : pageOf(groups, query)
  const drawn = [...shownDoses, ...shownGroups.flatMap(({ doses }) => doses)]
  const shared = await sharedByIds(
    db,
    drawn.flatMap(({ opened }) => opened.row.refs),
  )
  const path = pathOf(look.path)
  return recordList(request, db, {
    section: 'immunizations',
    title: records(lang).sections.immunizations,
    lede: all.length > 0 ? text.lede(all.filter(({ seen }) => seen.given).length, groups.length) : undefined,
    above: (
      <>
        <Due request={request} rows={rows} />
        {all.length > 0 && (
          <Tabs
            label={text.views}
            tabs={[
              { text: text.byVaccine, href: hrefWith(path, query, { view: null }), current: !byDate },
              { text: text.byDate, href: hrefWith(path, query, { view: 'date' }), current: byDate },
            ]}
          />
        )}
      </>
    ),
    shown: byDate ? shownDoses.length : shownGroups.length,
    total: byDate ? all.length : groups.length,
    empty: (
      <EmptyState title={text.empty}>
        <p>{text.emptyText}</p>
      </EmptyState>
    ),
    known: await knownPatient(db),
    children: byDate ? (
      <CardList>
        {shownDoses.map(dose => safeCard(lang, dose.opened.row, () => doseCard(request, dose, shared)))}
      </CardList>
    ) : (
      shownGroups.map((group, n) => (
        <VaccineGroup request={request} group={group} shared={shared} number={n + 1} />
      ))
    ),
  })
}

/** Doses (newest first) under the plain name of their vaccine, the vaccines by name. */
function groupsOf(all: readonly Seen[]): Group[] {
  const found = new Map<string, Group>()
  for (const dose of all) {
    const name = dose.seen.name.plain
    const group = found.get(name)
    if (group) group.doses.push(dose)
    else found.set(name, { name, doses: [dose] })
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** Doses of a vaccine that are shown at once: a flu shot each year would make the page endless. */
const most_open = 4

function VaccineGroup(props: { request: PageRequest; group: Group; shared: SharedNames; number: number }) {
  const { request, group, shared } = props
  const { lang } = request
  const text = words(lang).vaccines
  const safe = (draw: (dose: Seen) => JSX.Element | string) => (dose: Seen) =>
    safePart(lang, dose.opened.row, () => <>{draw(dose)}</>)
  const columns: readonly Column<Seen>[] = [
    {
      head: text.date,
      names: true,
      cell: safe(({ opened, seen }) => (
        <a href={`/records/immunizations/${opened.row.id}`}>{seen.when?.text ?? text.noDate}</a>
      )),
    },
    { head: text.what, cell: safe(dose => <DoseWords request={request} dose={dose} />) },
    { head: text.lotAndSite, cell: safe(({ seen }) => lotAndSite(seen, lang)) },
    { head: text.who, cell: safe(({ opened, seen }) => whoGave(seen, opened, shared, lang)) },
  ]
  // One dose more than fits is not worth a fold.
  const fold = group.doses.length > most_open + 1 ? most_open : group.doses.length
  const [recent, earlier] = [group.doses.slice(0, fold), group.doses.slice(fold)]
  return (
    <Section id={`vaccine-${props.number}`} title={group.name}>
      <Table caption={group.name} captionUnseen rows={recent} columns={columns} />
      {earlier.length > 0 && (
        <Details summary={text.earlier(earlier.length)}>
          <Table caption={text.earlier(earlier.length)} captionUnseen rows={earlier} columns={columns} />
        </Details>
      )}
    </Section>
  )
}

/** Whether and as which dose it was given; why not, if not. */
function DoseWords({ request, dose }: { request: PageRequest; dose: Seen }): JSX.Element {
  const { lang } = request
  const { seen, opened } = dose
  const text = words(lang).vaccines
  return (
    <>
      {opened.row.corrected && <Flag lang={lang} flag="corrected" />}
      {seen.given ? (
        (seen.dose ?? text.given)
      ) : (
        <>
          <Tag text={seen.status?.text ?? text.notGiven} icon="cross" />
          {seen.reason !== null && <> {text.because(seen.reason)}</>}
        </>
      )}
    </>
  )
}

function lotAndSite(seen: ImmunizationInWords, lang: PageRequest['lang']): string {
  const text = words(lang).vaccines
  const parts = [seen.lot && text.lotNumber(seen.lot), seen.site].filter(part => part)
  return parts.length > 0 ? parts.join(', ') : text.notSaid
}

function whoGave(
  seen: ImmunizationInWords,
  opened: Opened,
  shared: SharedNames,
  lang: PageRequest['lang'],
): string {
  const people = namesOf(seen.performers, opened, shared, lang)
  const place = nameOf(seen.place, opened, shared, lang)
  const parts = place === null ? people : [...people, place]
  return parts.length > 0 ? parts.join(', ') : words(lang).vaccines.notSaid
}

function doseCard(request: PageRequest, dose: Seen, shared: SharedNames): JSX.Element {
  const { lang } = request
  const { opened, seen } = dose
  const text = words(lang).vaccines
  return (
    <Card
      title={seen.name.plain}
      href={`/records/immunizations/${opened.row.id}`}
      level={2}
      meta={seen.when?.text ?? text.noDate}
    >
      <p>
        <DoseWords request={request} dose={dose} />
      </p>
      <p class="hint">
        {[lotAndSite(seen, lang), whoGave(seen, opened, shared, lang)]
          .filter(part => part !== text.notSaid)
          .join(' · ')}
      </p>
    </Card>
  )
}

/** Vaccines that the source says are or will be due. */
function Due({ request, rows }: { request: PageRequest; rows: readonly ClinicalRow[] }): JSX.Element | null {
  const { lang, look } = request
  const text = words(lang).vaccines
  const due = rows
    .filter(({ kind }) => kind === 'immunization-due')
    .flatMap(row =>
      dueVaccines(openRow(row).json, { lang, zone: look.zone }).map(one => ({ ...one, id: row.id })),
    )
  if (due.length === 0) return null
  return (
    <Section id="due" title={text.due}>
      <ul>
        {due.map(({ id, name, status, when }) => (
          <li>
            <a href={`/records/immunizations/${id}`}>{name}</a>
            {[status, when].filter(part => part !== null).map(part => ` · ${part}`)}
          </li>
        ))}
      </ul>
      <p class="hint">{text.dueNote}</p>
    </Section>
  )
}
