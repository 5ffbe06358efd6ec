import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Flag, Tag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { knownPatient, listByKind, sharedByIds } from '../../clinical/index.ts'
import { EmptyList, recordList } from '../frame.tsx'
import { conditionInWords } from '../in-words/condition.ts'
import { pageOf, wordLinks } from '../narrow.tsx'
import { nameOf, openRow, type SharedNames } from '../opened.ts'
import { safeCard } from '../safely.tsx'
import { words as records } from '../words.ts'
import { type Condition, conditionGroups, gathered } from './condition-groups.ts'
import { Grouped } from './grouped.tsx'
import { words } from './words.ts'

const most_conditions = 2_000

/** `/records/conditions`: active first, past apart, circumstances of life calmly under their own heading. */
export async function conditionsPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { lang, look, query } = request
  const text = words(lang).conditions
  const { rows } = await listByKind(db, { kinds: ['condition'], limit: most_conditions })
  const all = gathered(
    rows.map(row => {
      const opened = openRow(row)
      return { opened, seen: conditionInWords(opened.json, { lang, zone: look.zone }) }
    }),
  )
  const filters = wordLinks(
    request,
    'status',
    conditionGroups.map(group => ({
      value: group,
      text: text.groups[group],
      count: all.filter(condition => condition.group === group).length,
    })),
  )
  const asked = conditionGroups.find(group => group === query.get('status'))
  const chosen = asked ? all.filter(({ group }) => group === asked) : all
  const shown = pageOf(chosen, query)
  const shared = await sharedByIds(
    db,
    shown.flatMap(({ lead }) => lead.opened.row.refs),
  )
  return recordList(request, db, {
    section: 'conditions',
    title: records(lang).sections.conditions,
    lede: text.lede,
    ...(filters.length > 0 && { filters: { label: text.byGroup, choices: filters } }),
    shown: shown.length,
    total: chosen.length,
    all: all.length,
    empty: <EmptyList all={all.length} text={text} />,
    known: await knownPatient(db),
    children: (
      <Grouped
        groups={conditionGroups.map(group => ({
          id: group,
          title: text.groups[group],
          note: text.notes[group] || undefined,
          rows: shown.filter(condition => condition.group === group),
        }))}
        draw={conditions => (
          <CardList>
            {conditions.map(condition =>
              safeCard(lang, condition.lead.opened.row, () => conditionCard(request, condition, shared)),
            )}
          </CardList>
        )}
      />
    ),
  })
}

function conditionCard(
  { lang }: PageRequest,
  { lead, more, group }: Condition,
  shared: SharedNames,
): JSX.Element {
  const { opened, seen } = lead
  const text = words(lang).conditions
  const recorder = nameOf(seen.recorder ?? seen.asserter, opened, shared, lang)
  const since = seen.onset ?? seen.recorded
  const when = [
    since === null ? null : group === 'past' ? text.began(since.text) : text.since(since.text),
    seen.ended && text.until(seen.ended.text),
  ].filter(part => part !== null)
  const told = [seen.severity, recorder && text.by(recorder), more > 0 ? text.more(more) : null].filter(
    part => part,
  )
  return (
    <Card
      title={seen.name.plain}
      href={`/records/conditions/${opened.row.id}`}
      meta={when.length > 0 ? when.join(' · ') : text.noDate}
      flags={conditionFlags(lang, lead, group)}
    >
      {seen.name.official !== null && <p class="hint">{text.called(seen.name.official)}</p>}
      {told.length > 0 && <p class="hint">{told.join(' · ')}</p>}
    </Card>
  )
}

/** Only what the heading above does not say already. */
function conditionFlags(
  lang: PageRequest['lang'],
  { opened, seen }: Condition['lead'],
  group: Condition['group'],
) {
  const { status, verification } = seen
  const doubt =
    group !== 'dismissed' && verification && verification.code !== 'confirmed' ? verification : null
  const odd = group !== 'life' && status && !['active', 'resolved'].includes(status.code) ? status : null
  if (!opened.row.corrected && !doubt && !odd) return undefined
  return (
    <>
      {opened.row.corrected && <Flag lang={lang} flag="corrected" />}
      {odd && (
        <Tag
          text={odd.text}
          icon={odd.flag === 'active' ? 'check' : 'dash'}
          tone={odd.flag === 'active' ? 'accent' : 'plain'}
        />
      )}
      {doubt && <Tag text={doubt.text} icon="info" />}
    </>
  )
}
