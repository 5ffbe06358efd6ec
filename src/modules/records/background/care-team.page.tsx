import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { pageNumber } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { knownPatient, listByKind, sharedByIds } from '../../clinical/index.ts'
import { recordList, rows_per_page } from '../frame.tsx'
import { type CareTeamInWords, careTeamInWords, type MemberInWords } from '../in-words/care-team.ts'
import { nameOf, namesOf, type Opened, openRow, type SharedNames } from '../opened.ts'
import { readerOf } from '../overview/lines.ts'
import { addressOf } from '../overview/places.ts'
import { safeCard } from '../safely.tsx'
import { words as recordWords } from '../words.ts'
import { words } from './words.ts'

/** `GET /records/care-team`: who takes care of the patient, the teams of now first. */
export async function careTeamPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { look, lang } = request
  const known = await knownPatient(db)
  const offset = (pageNumber(request.query) - 1) * rows_per_page
  const found = await listByKind(db, { kinds: ['care-team'], limit: rows_per_page, offset })
  const shared = await sharedByIds(
    db,
    found.rows.flatMap(row => row.refs),
  )
  const text = words(lang).team
  const teams = found.rows.map(openRow)
  const rank = ({ json }: Opened) => Number(json.status === 'inactive')
  return recordList(request, db, {
    section: 'care-team',
    title: recordWords(lang).sections['care-team'],
    lede: text.lede,
    shown: found.rows.length,
    total: found.total,
    known,
    empty: (
      <EmptyState title={text.emptyTitle}>
        <p>{text.empty}</p>
      </EmptyState>
    ),
    children: (
      <CardList>
        {teams
          .toSorted((a, b) => rank(a) - rank(b))
          .map(opened =>
            safeCard(lang, opened.row, () => (
              <Team request={request} opened={opened} shared={shared} look={look} />
            )),
          )}
      </CardList>
    ),
  })
}

function Team(props: {
  request: PageRequest
  look: PageRequest['look']
  opened: Opened
  shared: SharedNames
}) {
  const { opened, shared, look } = props
  const { lang } = look
  const text = words(lang).team
  const team = careTeamInWords(opened.json, readerOf(look))
  const { flag } = team.status ?? {}
  const title = team.name ?? text.nameless
  return (
    <Card
      title={title}
      href={addressOf(opened.row)}
      level={2}
      meta={team.when?.text}
      flags={
        <>
          {flag && <Flag lang={lang} flag={flag} />}
          {opened.row.corrected && <Flag lang={lang} flag="corrected" />}
        </>
      }
    >
      <Members team={team} title={title} opened={opened} shared={shared} lang={lang} />
      <Facts
        facts={[
          { term: text.reason, detail: team.reasons.join(', ') || null },
          { term: text.who, detail: namesOf(team.organizations, opened, shared, lang).join(', ') || null },
        ]}
      />
      {team.notes.map(note => (
        <p>{note.text}</p>
      ))}
    </Card>
  )
}

function Members(props: {
  team: CareTeamInWords
  title: string
  opened: Opened
  shared: SharedNames
  lang: PageRequest['lang']
}) {
  const { team, opened, shared, lang } = props
  const text = words(lang).team
  const others = team.members.filter(member => !member.self)
  if (others.length === 0) return <p>{text.noMembers}</p>
  return (
    <Table
      caption={text.members(props.title)}
      captionUnseen
      rows={others}
      columns={[
        {
          head: text.who,
          names: true,
          cell: ({ who, onBehalfOf }) => {
            const place = nameOf(onBehalfOf, opened, shared, lang)
            const name = nameOf(who, opened, shared, lang) ?? text.unknown
            return place === null ? name : `${name}, ${place}`
          },
        },
        { head: text.role, cell: ({ role }) => role ?? '' },
        ...(others.some(({ when }) => when !== null)
          ? [{ head: text.since, cell: ({ when }: MemberInWords) => when?.text ?? '' }]
          : []),
      ]}
    />
  )
}
