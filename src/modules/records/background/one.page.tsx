import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { Section as Part } from '../../../ui/headings.tsx'
import type { Lang } from '../../../ui/page.ts'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { findById, findMany, history, type Kind, referring, sharedByIds } from '../../clinical/index.ts'
import type { Json } from '../in-words/json.ts'
import { kindWord, type Line, linesOf, readerOf } from '../overview/lines.ts'
import { addressOf, placeOfKind } from '../overview/places.ts'
import { words as overviewWords } from '../overview/words.ts'
import { ownPage } from '../own-page.tsx'
import { Answers } from './answers.tsx'
import { FieldList } from './field-list.tsx'
import { fieldsInWords } from './fields.ts'
import { inOneLine, type Leads, leadsOf } from './leads.ts'

type Db = PatientDb<RecordPermission>

/** `GET /records/other/:id`: any resource of any type, all its fields in words, and what it belongs with. */
export async function onePage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang } = request
  const row = await findById(db, request.params.id ?? '')
  if (row === null) return notThere
  const reader = readerOf(look)
  const ids = row.refs.filter(id => id !== null)
  const own = await findMany(db, ids)
  const shared = await sharedByIds(db, ids)
  // Everything refers to the patient.
  const mentioning =
    row.kind === 'patient' ? [] : (await referring(db, [row.id], mentioningKinds)).slice(0, most_mentioned)
  const versions = row.version > 1 ? await history(db, row.id) : []
  const [line, ...others] = await linesOf(db, [row, ...own, ...mentioning], reader)
  if (!line) return notThere
  const leads = leadsOf(line.opened, shared, others.slice(0, own.length), lang)
  return ownPage(request, db, {
    section: placeOfKind[row.kind],
    title: line.title,
    caption: line.named ? kindWord(row.kind, row.type, reader) : undefined,
    row,
    versions,
    describe: json => <Fields request={request} json={json} leads={leads} />,
    children: () => (
      <>
        <Fields request={request} json={line.opened.json} leads={leads} />
        <Mentions lang={lang} lines={others.slice(own.length)} />
      </>
    ),
  })
}

const most_mentioned = 40

/** What may refer to a device, an order, a goal … and is worth a link. */
const mentioningKinds: readonly Kind[] = [
  'procedure',
  'care-plan',
  'eob',
  'device-use',
  'lab-report',
  'imaging-report',
  'report',
  'visit',
  'dispense',
  'document',
]

function Fields({ request, json, leads }: { request: PageRequest; json: Json; leads: Leads }) {
  const { lang, look } = request
  const { one } = overviewWords(lang)
  if (json.resourceType === 'QuestionnaireResponse')
    return <Answers lang={lang} zone={look.zone} json={json} leads={leads} />
  const { fields, cut } = fieldsInWords(json, readerOf(look))
  return (
    <>
      <FieldList fields={fields} leads={leads} lang={lang} />
      {cut && <p class="hint">{one.tooMuch}</p>}
    </>
  )
}

function Mentions({ lang, lines }: { lang: Lang; lines: readonly Line[] }) {
  if (lines.length === 0) return null
  return (
    <Part id="mentions" title={overviewWords(lang).one.referring}>
      <ul>
        {lines.map(line => (
          <li>
            <a href={addressOf(line.row)}>{inOneLine(line)}</a>
          </li>
        ))}
      </ul>
    </Part>
  )
}
