import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Details } from '../../../ui/details.tsx'
import { Section as Part } from '../../../ui/headings.tsx'
import { pageNumber } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import {
  type ClinicalRow,
  countsByKind,
  type Kind,
  knownPatient,
  latestPerCode,
  listByKind,
} from '../../clinical/index.ts'
import { hrefWith, recordList, rows_per_page } from '../frame.tsx'
import { socialFacts } from '../in-words/social-history.ts'
import { jsonOf } from '../opened.ts'
import { lineOfRow, readerOf } from '../overview/lines.ts'
import { addressOf } from '../overview/places.ts'
import { safeCard } from '../safely.tsx'
import { words as recordWords } from '../words.ts'
import { AskedList, questionsOf } from './answers.tsx'
import { words } from './words.ts'

type Db = PatientDb<RecordPermission>

const address = '/records/social-history'

const views: Readonly<Record<string, readonly Kind[]>> = {
  life: ['social'],
  scores: ['survey'],
  questionnaires: ['questionnaire'],
}

/** `GET /records/social-history`: how the person lives, the newest answer to each question, and questionnaires. */
export async function socialHistoryPage(request: PageRequest, db: Db): Promise<Answer> {
  const { lang, query } = request
  const text = words(lang).social
  const known = await knownPatient(db)
  const asked = query.get('show') ?? ''
  const kinds = Object.hasOwn(views, asked) ? (views[asked] ?? []) : Object.values(views).flat()
  const narrowed = Object.hasOwn(views, asked)
  const offset = (pageNumber(query) - 1) * rows_per_page
  const found = await listByKind(db, { kinds, limit: rows_per_page, offset })
  const first = asked === '' && offset === 0 && found.total > rows_per_page
  const latest = first ? await latestPerCode(db, ['social']) : []
  const choice = (name: string, label: string) => ({
    text: label,
    href: hrefWith(address, query, { show: name === '' ? null : name }),
    current: asked === name,
  })
  return recordList(request, db, {
    section: 'social-history',
    title: recordWords(lang).sections['social-history'],
    lede: text.lede,
    filters: {
      label: text.filter,
      choices: [
        choice('', text.all),
        choice('life', text.life),
        choice('scores', text.scores),
        choice('questionnaires', text.questionnaires),
      ],
    },
    above: latest.length > 0 && <Now request={request} rows={latest} />,
    shown: found.rows.length,
    total: found.total,
    ...(narrowed && { all: await countOfAll(db) }),
    known,
    empty: (
      <EmptyState title={narrowed ? text.noneSo : text.emptyTitle}>
        <p>{narrowed ? text.noneSoText : text.empty}</p>
      </EmptyState>
    ),
    children: (
      <CardList>
        {found.rows.map(row =>
          safeCard(lang, row, () =>
            row.kind === 'questionnaire' ? (
              <Questionnaire request={request} row={row} />
            ) : (
              <Answered request={request} row={row} />
            ),
          ),
        )}
      </CardList>
    ),
  })
}

/** How many there are of all sorts. */
async function countOfAll(db: Db): Promise<number> {
  const kinds = await countsByKind(db)
  return Object.values(views)
    .flat()
    .reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), 0)
}

/** In a long list the newest answer to each question comes first, so that nobody has to look for it. */
function Now({
  request,
  rows,
}: {
  request: PageRequest
  rows: readonly (ClinicalRow & { count: number })[]
}) {
  const { lang, look } = request
  const text = words(lang).social
  return (
    <Part id="now" title={text.life}>
      <ul>
        {rows.map(row => {
          const { title, detail, when } = lineOfRow(row, readerOf(look))
          return (
            <li>
              <a href={addressOf(row)}>{title ?? text.nameless}</a>: {detail ?? text.noValue}
              {when && <span class="hint"> ({when.short})</span>}
            </li>
          )
        })}
      </ul>
    </Part>
  )
}

/** Longer questionnaires are folded in a list that may hold many of them. */
const most_open = 5

function Answered({ request, row }: { request: PageRequest; row: ClinicalRow }) {
  const { lang, look } = request
  const text = words(lang).social
  const { title, official, when } = lineOfRow(row, readerOf(look))
  const facts = socialFacts(jsonOf(row.body), readerOf(look))
  const [only] = facts
  return (
    <Card
      title={title ?? text.nameless}
      href={addressOf(row)}
      level={2}
      meta={when?.text}
      flags={row.corrected && <Flag lang={lang} flag="corrected" />}
    >
      {facts.length === 0 && <p>{text.noValue}</p>}
      {facts.length === 1 && only && (
        <p>{only.name.plain === title ? only.answer : `${only.name.plain}: ${only.answer}`}</p>
      )}
      {facts.length > 1 && (
        <Details summary={words(lang).questions} open={facts.length <= most_open}>
          <ul>
            {facts.map(fact => (
              <li>
                {fact.name.plain}: {fact.answer}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {official && <p class="hint">{official}</p>}
    </Card>
  )
}

function Questionnaire({ request, row }: { request: PageRequest; row: ClinicalRow }) {
  const { lang, look } = request
  const text = words(lang).social
  const { title, when } = lineOfRow(row, readerOf(look))
  const asked = questionsOf(jsonOf(row.body), readerOf(look))
  return (
    <Card
      title={title ?? text.nameless}
      href={addressOf(row)}
      level={2}
      meta={[when?.text, text.answered(asked.length)].filter(Boolean).join(' · ')}
      flags={row.corrected && <Flag lang={lang} flag="corrected" />}
    >
      <Details summary={words(lang).questions}>
        <AskedList lang={lang} asked={asked} />
      </Details>
    </Card>
  )
}
