import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Flag, Tag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { type ClinicalRow, findMany, knownPatient, listByKind, sharedByIds } from '../../clinical/index.ts'
import { plainName } from '../../terminology/index.ts'
import { EmptyList, recordList } from '../frame.tsx'
import { pageOf, wordLinks } from '../narrow.tsx'
import { idOf, jsonOf, nameOf, openRow, type SharedNames } from '../opened.ts'
import { safeCard } from '../safely.tsx'
import { words as records } from '../words.ts'
import { Grouped } from './grouped.tsx'
import {
  type Entry,
  entryOf,
  isForbidden,
  type Medicine,
  medicineKinds,
  medicinesOf,
  most_entries,
  standings,
} from './medicines.ts'
import { words } from './words.ts'

/** `/records/medications`: one line a medicine: taken now, on hold, finished or stopped, given at visits. */
export async function medicationsPage(
  request: PageRequest,
  db: PatientDb<RecordPermission>,
): Promise<Answer> {
  const { lang, look, query } = request
  const text = words(lang).medicines
  const { rows } = await listByKind(db, { kinds: medicineKinds, limit: most_entries })
  const shared = await sharedByIds(db, [...new Set(rows.flatMap(row => row.refs))])
  const reader = { lang, zone: look.zone }
  const all = medicinesOf(rows.map(row => entryOf(openRow(row), reader, shared, look.now.epochMilliseconds)))
  const filters = wordLinks(
    request,
    'status',
    standings.map(standing => ({
      value: standing,
      text: text.standings[standing],
      count: all.filter(medicine => medicine.standing === standing).length,
    })),
  )
  const asked = standings.find(standing => standing === query.get('status'))
  const chosen = asked ? all.filter(({ standing }) => standing === asked) : all
  const shown = pageOf(chosen, query)
  const reasons = await reasonsOf(db, shown, lang)
  return recordList(request, db, {
    section: 'medications',
    title: records(lang).sections.medications,
    lede: text.lede,
    ...(filters.length > 0 && { filters: { label: text.byStanding, choices: filters } }),
    shown: shown.length,
    total: chosen.length,
    all: all.length,
    empty: <EmptyList all={all.length} text={text} />,
    known: await knownPatient(db),
    children: (
      <Grouped
        groups={standings.map(standing => ({
          id: standing,
          title: text.standings[standing],
          rows: shown.filter(medicine => medicine.standing === standing),
        }))}
        draw={medicines => (
          <CardList>
            {medicines.map(medicine =>
              safeCard(lang, medicine.lead.opened.row, () =>
                medicineCard(request, medicine, shared, reasons),
              ),
            )}
          </CardList>
        )}
      />
    ),
  })
}

/** Names of the conditions that medicines point to as their reasons, by id. */
async function reasonsOf(
  db: PatientDb<RecordPermission>,
  medicines: readonly Medicine[],
  lang: PageRequest['lang'],
): Promise<ReadonlyMap<string, string>> {
  const rows = await findMany(
    db,
    medicines.flatMap(({ lead }) => reasonIds(lead)),
  )
  return new Map(rows.map(row => [row.id, conditionName(row, lang)]))
}

const conditionName = (row: ClinicalRow, lang: PageRequest['lang']): string =>
  plainName(jsonOf(row.body).code, lang, 'condition').plain

const reasonIds = ({ seen, opened }: Entry): string[] =>
  seen.reasonRefs.flatMap(ref => idOf(ref, opened) ?? [])

/** What a medicine is for, each reason once. */
function reasonNames({ seen, opened }: Entry, reasons: ReadonlyMap<string, string>): string[] {
  const pointed = seen.reasonRefs.flatMap(ref => reasons.get(idOf(ref, opened) ?? '') ?? ref.display ?? [])
  return [...new Set([...seen.reasons.map(({ plain }) => plain), ...pointed])]
}

function medicineCard(
  { lang }: PageRequest,
  medicine: Medicine,
  shared: SharedNames,
  reasons: ReadonlyMap<string, string>,
): JSX.Element {
  const { lead, earlier, filled, given } = medicine
  const { seen, opened, name } = lead
  const text = words(lang).medicines
  const why = reasonNames(lead, reasons)
  const prescriber = nameOf(seen.prescriber, opened, shared, lang)
  const told = [
    why.length > 0 ? text.for(why.join(', ')) : null,
    seen.reported ? text.reported : prescriber && text.by(prescriber),
    seen.when && text.since(seen.when.text),
  ].filter(part => part !== null)
  const counts = [
    earlier.length > 0 ? text.earlier(earlier.length) : null,
    filled[0] && filled[0] !== lead && filled[0].seen.when ? text.lastFilled(filled[0].seen.when.text) : null,
    given[0] && given[0] !== lead ? text.givenTimes(given.length) : null,
  ].filter(part => part !== null)
  return (
    <Card
      title={name.plain}
      href={`/records/medications/${opened.row.id}`}
      meta={name.kind ?? undefined}
      flags={medicineFlag(lang, medicine)}
    >
      <How lang={lang} how={seen.how} />
      {seen.status?.next && medicine.standing !== 'active' && medicine.standing !== 'past' && (
        <p>{seen.status.next}</p>
      )}
      {told.length > 0 && <p class="hint">{told.join(' · ')}</p>}
      {counts.length > 0 && <p class="hint">{counts.join(' · ')}</p>}
    </Card>
  )
}

/** How to take it. In Spanish, what the source wrote in English stands in a line of its own. */
function How({ lang, how }: { lang: PageRequest['lang']; how: readonly string[] }): JSX.Element | null {
  const [first, ...more] = how
  if (first === undefined) return null
  if (lang === 'en') return <p>{how.join(' ')}</p>
  return (
    <>
      <p>{first}</p>
      {more.map(text => (
        <p class="hint">{text}</p>
      ))}
    </>
  )
}

/** The word for where it stands: the section says most, so only what it does not say. */
function medicineFlag(lang: PageRequest['lang'], { lead, standing }: Medicine): JSX.Element | undefined {
  const { status } = lead.seen
  const corrected = lead.opened.row.corrected ? <Flag lang={lang} flag="corrected" /> : null
  if (isForbidden(lead.opened))
    return <Tag text={words(lang).medicines.forbidden} icon="warning" tone="urgent" />
  const own =
    status === null || (standing === 'active' && status.code === 'active') || standing === 'given' ? null : (
      <Tag
        text={status.text}
        icon={standing === 'hold' ? 'clock' : 'dash'}
        tone={standing === 'hold' ? 'attention' : 'plain'}
      />
    )
  if (!corrected && !own) return undefined
  return (
    <>
      {corrected}
      {own}
    </>
  )
}
