import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { PoolsDb } from '../handles.ts'
import { membersOfPools, type Person } from './people.ts'
import { type Pool, readPools } from './read-pools.ts'
import { stateSaid, topicsSaid } from './said.tsx'
import { words } from './words.ts'

/** `GET /staff/pools`: the teams to which patients write, and what is kept for all of them. */
export async function poolsPage(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const text = words(request.lang).list
  const pools = [...(await readPools(db)).values()]
  const members = await membersOfPools(db)
  return staffPage(
    request,
    'pools',
    { title: text.title, lede: text.lede },
    <>
      <Unread request={request} pools={pools} members={members} />
      {pools.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <Table caption={text.title} captionUnseen columns={columns(request, members)} rows={pools} />
      )}
      <ButtonRow>
        <ButtonLink text={text.add} href="/staff/pools/new" kind="secondary" />
      </ButtonRow>
      <Section id="words" title={text.words}>
        <ul>
          <li>
            <a href="/staff/pools/templates">{text.templates}</a>
          </li>
          <li>
            <a href="/staff/pools/urgent">{text.urgent}</a>
          </li>
        </ul>
      </Section>
    </>,
  )
}

type Members = ReadonlyMap<string, readonly Person[]>

/** Names those to which patients can write while nobody reads it, neither its people nor those who cover. */
function Unread({
  request,
  pools,
  members,
}: {
  request: PageRequest
  pools: readonly Pool[]
  members: Members
}) {
  const text = words(request.lang).list
  const isEmpty = (id: string | null) => id === null || (members.get(id) ?? []).length === 0
  const unread = pools.filter(pool => pool.active && isEmpty(pool.id) && isEmpty(pool.cover))
  if (unread.length === 0) return null
  return (
    <Notice kind="warning" title={text.nobodyAnswers(unread.length)}>
      <p>{text.nobodyAnswersText(unread.map(pool => pool.name[request.lang]).join(', '))}</p>
    </Notice>
  )
}

function columns(request: PageRequest, members: Members): Column<Pool>[] {
  const { lang } = request
  const { list, nobody } = words(lang)
  const names = (pool: Pool) => (members.get(pool.id) ?? []).map(({ name }) => name).join('; ')
  return [
    { head: list.name, names: true, cell: pool => <a href={`/staff/pools/${pool.id}`}>{pool.name[lang]}</a> },
    { head: list.about, cell: pool => topicsSaid(pool, lang) },
    { head: list.who, cell: pool => list[pool.open_to] },
    { head: list.people, cell: pool => names(pool) || nobody },
    { head: list.state, cell: pool => stateSaid(pool, request) },
  ]
}
