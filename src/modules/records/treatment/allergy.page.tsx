import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/headings.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { findById, history, sharedByIds } from '../../clinical/index.ts'
import { type AllergyInWords, allergyInWords } from '../in-words/allergy.ts'
import { nameOf, type Opened, openRow, type SharedNames } from '../opened.ts'
import { ownPage } from '../own-page.tsx'
import { allergyFlags } from './allergies.page.tsx'
import { Notes, officialFacts, several, visitFact } from './told.tsx'
import { words } from './words.ts'

/** `/records/allergies/:id`: one allergy with every reaction that is on record. */
export async function allergyPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const row = await findById(db, request.params.id ?? '')
  if (row === null || row.kind !== 'allergy') return notThere
  const { lang, look } = request
  const reader = { lang, zone: look.zone }
  const opened = openRow(row)
  const seen = allergyInWords(opened.json, reader)
  const shared = await sharedByIds(db, row.refs)
  const versions = row.version > 1 ? await history(db, row.id) : []
  const said = (one: AllergyInWords): JSX.Element => (
    <Told request={request} seen={one} opened={opened} shared={shared} />
  )
  return ownPage(request, db, {
    section: 'allergies',
    title: seen.name.plain,
    caption: seen.none ? undefined : (seen.type ?? undefined),
    row,
    versions,
    describe: json => said(allergyInWords(json, reader)),
    children: () => (
      <>
        <p class="card-flags">{allergyFlags(lang, seen, false)}</p>
        {seen.verification?.next && <p>{seen.verification.next}</p>}
        {said(seen)}
        <Notes request={request} notes={seen.notes} />
      </>
    ),
  })
}

function Told(props: {
  request: PageRequest
  seen: AllergyInWords
  opened: Opened
  shared: SharedNames
}): JSX.Element {
  const { request, seen, opened, shared } = props
  const { lang } = request
  const text = words(lang).allergies
  return (
    <>
      <Facts
        facts={[
          { term: text.status, detail: seen.status?.text ?? null },
          { term: text.verified, detail: seen.verification?.text ?? null },
          { term: text.danger, detail: seen.criticality?.text ?? null },
          { term: text.category, detail: seen.categories.length > 0 ? seen.categories.join(', ') : null },
          { term: text.onset, detail: seen.onset?.text ?? null },
          { term: text.last, detail: seen.lastOccurrence?.text ?? null },
          { term: text.recorded, detail: seen.recorded?.text ?? null },
          { term: text.recorder, detail: nameOf(seen.recorder, opened, shared, lang) },
          { term: text.asserter, detail: nameOf(seen.asserter, opened, shared, lang) },
          ...officialFacts(request, seen.name),
          visitFact(request, opened.row),
        ]}
      />
      {!seen.none && <Reactions request={request} seen={seen} />}
    </>
  )
}

function Reactions({ request, seen }: { request: PageRequest; seen: AllergyInWords }): JSX.Element {
  const text = words(request.lang).allergies
  return (
    <Section id="reactions" title={text.reactions}>
      {seen.reactions.length === 0 && <p>{text.noReaction}</p>}
      {seen.reactions.map(reaction => (
        <Facts
          facts={[
            { term: text.signs, detail: several(reaction.signs.map(sign => sign.plain)) },
            { term: text.severity, detail: reaction.severity },
            { term: text.substance, detail: reaction.substance?.plain ?? null },
            { term: text.when, detail: reaction.when?.text ?? null },
            { term: text.described, detail: reaction.description },
            { term: text.notes, detail: several(reaction.notes.map(note => note.text)) },
          ]}
        />
      ))}
    </Section>
  )
}
