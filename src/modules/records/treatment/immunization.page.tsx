import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { Facts } from '../../../ui/facts.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { byCode, findById, findMany, history, sharedByIds } from '../../clinical/index.ts'
import { onePage } from '../background/one.page.tsx'
import { type ImmunizationInWords, immunizationInWords } from '../in-words/immunization.ts'
import { idOf, nameOf, namesOf, type Opened, openRow, type SharedNames } from '../opened.ts'
import { linesOf } from '../overview/lines.ts'
import { ownPage } from '../own-page.tsx'
import { Notes, Others, officialFacts, several, visitFact } from './told.tsx'
import { words } from './words.ts'

/** `/records/immunizations/:id`: one dose with everything on its label, and the other doses of it. */
export async function immunizationPage(
  request: PageRequest,
  db: PatientDb<RecordPermission>,
): Promise<Answer> {
  const row = await findById(db, request.params.id ?? '')
  // What is due has no dose of its own: it is shown field by field, as all that has no page made for it.
  if (row?.kind === 'immunization-due') return onePage(request, db)
  if (row?.kind !== 'immunization') return notThere
  const { lang, look } = request
  const reader = { lang, zone: look.zone }
  const opened = openRow(row)
  const seen = immunizationInWords(opened.json, reader)
  const reactions = await findMany(
    db,
    seen.reactions.flatMap(({ detail }) => idOf(detail, opened) ?? []),
  )
  const same = row.code_key === null ? [] : await byCode(db, [row.code_key])
  const doses = same.filter(other => other.id !== row.id && other.kind === 'immunization')
  const lines = await linesOf(db, [...reactions, ...doses], reader)
  const shared = await sharedByIds(db, row.refs)
  const versions = row.version > 1 ? await history(db, row.id) : []
  const text = words(lang).vaccines
  const said = (one: ImmunizationInWords): JSX.Element => (
    <Told request={request} seen={one} opened={opened} shared={shared} />
  )
  return ownPage(request, db, {
    section: 'immunizations',
    title: seen.name.plain,
    lede: seen.when?.text ?? text.noDate,
    row,
    versions,
    describe: json => said(immunizationInWords(json, reader)),
    children: () => (
      <>
        {said(seen)}
        <Notes request={request} notes={seen.notes} />
        <Others
          request={request}
          id="reactions"
          title={text.reactions}
          lines={lines.filter(({ row: other }) => other.kind !== 'immunization')}
        />
        <Others
          request={request}
          id="doses"
          title={text.otherDoses}
          lines={lines.filter(({ row: other }) => other.kind === 'immunization')}
        />
      </>
    ),
  })
}

function Told(props: {
  request: PageRequest
  seen: ImmunizationInWords
  opened: Opened
  shared: SharedNames
}): JSX.Element {
  const { request, seen, opened, shared } = props
  const { lang } = request
  const text = words(lang).vaccines
  return (
    <Facts
      facts={[
        { term: text.status, detail: seen.status?.text ?? null },
        { term: text.reason, detail: seen.reason },
        { term: text.date, detail: seen.when?.full ?? null },
        { term: text.doseTerm, detail: seen.dose },
        { term: text.amount, detail: seen.amount },
        { term: text.protects, detail: several(seen.protects.map(({ plain }) => plain)) },
        { term: text.maker, detail: nameOf(seen.maker, opened, shared, lang) },
        { term: text.lot, detail: seen.lot },
        { term: text.expires, detail: seen.expires?.text ?? null },
        { term: text.site, detail: seen.site },
        { term: text.route, detail: seen.route },
        { term: text.performer, detail: several(namesOf(seen.performers, opened, shared, lang)) },
        { term: text.place, detail: nameOf(seen.place, opened, shared, lang) },
        { term: text.source, detail: seen.fromReport ? text.fromReport : null },
        ...officialFacts(request, seen.name),
        visitFact(request, opened.row),
      ]}
    />
  )
}
