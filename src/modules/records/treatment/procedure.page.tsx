import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { Facts } from '../../../ui/facts.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { findById, findMany, history, type Kind, referring, sharedByIds } from '../../clinical/index.ts'
import { type ProcedureInWords, procedureInWords } from '../in-words/procedure.ts'
import { idOf, nameOf, type Opened, openRow, type SharedNames } from '../opened.ts'
import { linesOf } from '../overview/lines.ts'
import { ownPage } from '../own-page.tsx'
import { Notes, Others, officialFacts, several, visitFact } from './told.tsx'
import { words } from './words.ts'

/** Kinds that belong to a procedure when they point to it. */
const belonging: readonly Kind[] = [
  'lab',
  'finding',
  'lab-report',
  'imaging-report',
  'report',
  'note',
  'document',
  'medication',
  'administration',
  'imaging-study',
  'procedure',
  'device-use',
]

/** `/records/procedures/:id`: one procedure, why and by whom it was done, what came of it. */
export async function procedurePage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const row = await findById(db, request.params.id ?? '')
  if (row === null || row.kind !== 'procedure') return notThere
  const { lang, look } = request
  const reader = { lang, zone: look.zone }
  const opened = openRow(row)
  const seen = procedureInWords(opened.json, reader)
  const pointed = [...seen.reasonRefs, ...seen.reports].flatMap(ref => idOf(ref, opened) ?? [])
  const others = await findMany(db, pointed)
  const pointing = await referring(db, [row.id], belonging)
  const belongs = [...new Map([...others, ...pointing].map(other => [other.id, other])).values()]
  const lines = await linesOf(db, belongs, reader)
  const shared = await sharedByIds(db, row.refs)
  const versions = row.version > 1 ? await history(db, row.id) : []
  const text = words(lang).procedures
  const said = (one: ProcedureInWords): JSX.Element => (
    <Told request={request} seen={one} opened={opened} shared={shared} />
  )
  return ownPage(request, db, {
    section: 'procedures',
    title: seen.name.plain,
    lede: seen.when?.text ?? text.noDate,
    row,
    versions,
    describe: json => said(procedureInWords(json, reader)),
    children: () => (
      <>
        {seen.status?.next && <p>{seen.status.next}</p>}
        {said(seen)}
        <Notes request={request} notes={seen.notes} />
        <Others request={request} id="belongs" title={text.belongs} lines={lines} />
      </>
    ),
  })
}

function Told(props: {
  request: PageRequest
  seen: ProcedureInWords
  opened: Opened
  shared: SharedNames
}): JSX.Element {
  const { request, seen, opened, shared } = props
  const { lang } = request
  const text = words(lang).procedures
  const people = seen.performers.flatMap(({ who, role }) => {
    const name = nameOf(who, opened, shared, lang)
    return name === null ? [] : [role === null ? name : text.withRole(name, role)]
  })
  return (
    <Facts
      facts={[
        { term: text.status, detail: seen.status?.text ?? null },
        { term: text.statusReason, detail: seen.statusReason },
        { term: text.when, detail: seen.when?.full ?? null },
        { term: text.why, detail: several([...new Set(seen.reasons.map(({ plain }) => plain))]) },
        { term: text.performer, detail: several(people) },
        { term: text.place, detail: nameOf(seen.place, opened, shared, lang) },
        { term: text.site, detail: several(seen.sites) },
        { term: text.outcome, detail: seen.outcome },
        { term: text.complications, detail: several(seen.complications.map(({ plain }) => plain)) },
        { term: text.followUp, detail: several(seen.followUp.map(({ plain }) => plain)) },
        ...officialFacts(request, seen.name),
        visitFact(request, opened.row),
      ]}
    />
  )
}
