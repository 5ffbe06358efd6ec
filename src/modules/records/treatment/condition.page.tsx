import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { Facts } from '../../../ui/facts.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { byCode, findById, history, type Kind, referring, sharedByIds } from '../../clinical/index.ts'
import { type ConditionInWords, conditionInWords } from '../in-words/condition.ts'
import { nameOf, type Opened, openRow, type SharedNames } from '../opened.ts'
import { linesOf } from '../overview/lines.ts'
import { ownPage } from '../own-page.tsx'
import { Notes, Others, officialFacts, several, visitFact } from './told.tsx'
import { words } from './words.ts'

/** Kinds that belong to a condition when they point to it. */
const belonging: readonly Kind[] = [
  'medication',
  'medication-statement',
  'administration',
  'procedure',
  'service-request',
  'care-plan',
  'goal',
  'visit',
  'lab-report',
  'imaging-report',
  'report',
  'lab',
  'finding',
  'immunization',
  'condition',
  'impression',
]

/** `/records/conditions/:id`: one condition, what belongs to it, and when else it was recorded. */
export async function conditionPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const row = await findById(db, request.params.id ?? '')
  if (row === null || row.kind !== 'condition') return notThere
  const { lang, look } = request
  const reader = { lang, zone: look.zone }
  const opened = openRow(row)
  const seen = conditionInWords(opened.json, reader)
  const pointing = await referring(db, [row.id], belonging)
  const same = row.code_key === null ? [] : await byCode(db, [row.code_key])
  const pointed = new Set(pointing.map(({ id }) => id))
  const again = same.filter(({ id, kind }) => kind === 'condition' && id !== row.id && !pointed.has(id))
  const lines = await linesOf(db, [...pointing, ...again], reader)
  const shared = await sharedByIds(db, row.refs)
  const versions = row.version > 1 ? await history(db, row.id) : []
  const text = words(lang).conditions
  const said = (one: ConditionInWords): JSX.Element => (
    <Told request={request} seen={one} opened={opened} shared={shared} />
  )
  return ownPage(request, db, {
    section: 'conditions',
    title: seen.name.plain,
    caption: seen.circumstance ? text.groups.life : undefined,
    row,
    versions,
    describe: json => said(conditionInWords(json, reader)),
    children: () => (
      <>
        {seen.verification?.next && <p>{seen.verification.next}</p>}
        {said(seen)}
        <Notes request={request} notes={seen.notes} />
        <Others
          request={request}
          id="belongs"
          title={text.belongs}
          lines={lines.filter(({ row: other }) => pointed.has(other.id))}
        />
        <Others
          request={request}
          id="again"
          title={text.again}
          lines={lines.filter(({ row: other }) => !pointed.has(other.id))}
        />
      </>
    ),
  })
}

function Told(props: {
  request: PageRequest
  seen: ConditionInWords
  opened: Opened
  shared: SharedNames
}): JSX.Element {
  const { request, seen, opened, shared } = props
  const { lang } = request
  const text = words(lang).conditions
  return (
    <Facts
      facts={[
        { term: text.status, detail: seen.status?.text ?? text.groups[seen.standing] },
        { term: text.verified, detail: seen.verification?.text ?? null },
        { term: text.sinceTerm, detail: seen.onset?.text ?? null },
        { term: text.ended, detail: seen.ended?.text ?? null },
        { term: text.severity, detail: seen.severity },
        { term: text.stage, detail: several(seen.stages) },
        { term: text.site, detail: several(seen.sites) },
        { term: text.category, detail: several(seen.categories.map(category => category.text)) },
        { term: text.recorded, detail: seen.recorded?.text ?? null },
        { term: text.recorder, detail: nameOf(seen.recorder, opened, shared, lang) },
        { term: text.asserter, detail: nameOf(seen.asserter, opened, shared, lang) },
        ...officialFacts(request, seen.name),
        visitFact(request, opened.row),
      ]}
    />
  )
}
