import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Flag, Tag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { knownPatient, listByKind } from '../../clinical/index.ts'
import { recordList } from '../frame.tsx'
import { type AllergyInWords, allergyInWords } from '../in-words/allergy.ts'
import { hasCode } from '../in-words/json.ts'
import { pageOf } from '../narrow.tsx'
import { type Opened, openRow } from '../opened.ts'
import { safeCard } from '../safely.tsx'
import { words as records } from '../words.ts'
import { gravity } from './gravity.ts'
import { Grouped } from './grouped.tsx'
import { words } from './words.ts'

const most_allergies = 1_000

type Seen = { opened: Opened; seen: AllergyInWords }

/** `/records/allergies`: the most serious first; what is no longer true apart; "none known" said as such. */
export async function allergiesPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { lang, look, query } = request
  const text = words(lang).allergies
  const { rows } = await listByKind(db, { kinds: ['allergy'], limit: most_allergies })
  const all = rows.map(row => {
    const opened = openRow(row)
    return { opened, seen: allergyInWords(opened.json, { lang, zone: look.zone }) }
  })
  const real = all.filter(({ seen }) => !seen.none)
  const active = real
    .filter(({ seen }) => seen.active)
    .sort((a, b) => gravity(b.opened.json) - gravity(a.opened.json))
  const past = real.filter(({ seen }) => !seen.active)
  const none = all.filter(({ seen }) => seen.none && seen.active)
  const shown = pageOf([...active, ...past], query)
  return recordList(request, db, {
    section: 'allergies',
    title: records(lang).sections.allergies,
    lede: active.length > 1 ? text.lede : undefined,
    above:
      none.length > 0 ? <NoneKnown request={request} none={none} others={active.length > 0} /> : undefined,
    shown: shown.length,
    total: real.length,
    empty:
      none.length > 0 ? null : (
        <EmptyState title={text.empty}>
          <p>{text.emptyText}</p>
        </EmptyState>
      ),
    known: await knownPatient(db),
    children: (
      <Grouped
        groups={[
          { id: 'active', title: text.active, rows: shown.filter(({ seen }) => seen.active) },
          {
            id: 'past',
            title: text.past,
            note: text.pastNote,
            rows: shown.filter(({ seen }) => !seen.active),
          },
        ]}
        draw={seen => (
          <CardList>
            {seen.map(one => safeCard(lang, one.opened.row, () => allergyCard(request, one)))}
          </CardList>
        )}
      />
    ),
  })
}

/** IPS has a code for "nobody has said anything about allergies": the contrary of "none known". */
const isUnknown = ({ json }: Opened): boolean => hasCode(json.code, 'no-allergy-info')

/** Somebody asked and the answer was "none": that is more than nothing on record, and it has its date. */
function NoneKnown(props: { request: PageRequest; none: readonly Seen[]; others: boolean }): JSX.Element {
  const { lang } = props.request
  const text = words(lang).allergies
  return (
    <>
      {props.none.map(({ opened, seen }) => (
        <Notice kind="info" title={seen.name.plain}>
          <p>
            {isUnknown(opened) ? text.unknown : props.others ? text.noneButOthers : text.none}{' '}
            {seen.recorded && `${text.noneSince(seen.recorded.text)} `}
            <a href={`/records/allergies/${opened.row.id}`}>{text.noneMore}</a>
          </p>
        </Notice>
      ))}
    </>
  )
}

function allergyCard({ lang }: PageRequest, { opened, seen }: Seen): JSX.Element {
  const text = words(lang).allergies
  const signs = [...new Set(seen.reactions.flatMap(reaction => reaction.signs.map(sign => sign.plain)))]
  const severity = [...new Set(seen.reactions.flatMap(({ severity }) => severity ?? []))]
  const meta = [seen.type, ...seen.categories].filter(part => part !== null)
  return (
    <Card
      title={seen.name.plain}
      href={`/records/allergies/${opened.row.id}`}
      meta={meta.length > 0 ? meta.join(' · ') : undefined}
      flags={allergyFlags(lang, seen, opened.row.corrected)}
    >
      <p>{signs.length > 0 ? text.reaction(signs.join(', ')) : text.noReaction}</p>
      {severity.length > 0 && <p>{text.howBad(severity.join(', '))}</p>}
      {seen.recorded && <p class="hint">{text.since(seen.recorded.text)}</p>}
    </Card>
  )
}

/** What must be seen at once: that a reaction could be dangerous, that it is no longer or not surely true. */
export function allergyFlags(
  lang: PageRequest['lang'],
  seen: AllergyInWords,
  corrected: boolean,
): JSX.Element {
  const { verification, status } = seen
  const doubt = verification !== null && !['confirmed'].includes(verification.code) ? verification : null
  return (
    <>
      {corrected && <Flag lang={lang} flag="corrected" />}
      {seen.active && seen.criticality?.code === 'high' && (
        <Tag text={words(lang).allergies.dangerous} icon="warning" tone="urgent" />
      )}
      {doubt && <Tag text={doubt.text} icon={doubt.code === 'refuted' ? 'cross' : 'info'} />}
      {!seen.active && status && status.code !== 'active' && <Tag text={status.text} icon="dash" />}
    </>
  )
}
