import type { JSX } from 'hono/jsx/jsx-runtime'
import { csvFile } from '../../../platform/csv.ts'
import { type Answer, type FileAnswer, type PageRequest, page } from '../../../ui/answer.ts'
import { dateOf, dateTimeOf } from '../../../ui/dates.ts'
import { Tabs } from '../../../ui/filters.tsx'
import { PageHeading, Section } from '../../../ui/headings.tsx'
import { ofWhom } from '../../../ui/page.ts'
import { KeysetPaging } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import type { PatientDb } from '../../access/index.ts'
import { dueAt, type Question, questionsOf } from './ask-question.ts'
import { addressOf, askedFor, type Narrowed, narrowedBy, type Period, sinceOf } from './asked-for.ts'
import { Days } from './draw-lines.tsx'
import { linesOf } from './lines.ts'
import { countHerself, entryText, instantText, type Look, looksOf, most_counted, type Who } from './looks.ts'
import { type Reader, sayWhat, sayWho, sayWhy } from './say.ts'
import { words } from './words.ts'

type Db = PatientDb<'audit:read'>

/** Entries on one page; folded into lines they are fewer. */
const looks_a_page = 100
const looks_a_file = 10_000

/** `GET /who-looked`: every view and act, newest first, in plain words. */
export async function whoLookedPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang, query } = request
  const reader = readerOf(request, db)
  const narrowed = narrowedBy(query)
  const text = words(lang)
  const found = await looksOf(db, askedFor(narrowed, look.now), looks_a_page + 1)
  const looks = found.slice(0, looks_a_page)
  const last = looks.at(-1)
  const older = found.length > looks_a_page && last ? addressOf(narrowed, undefined, entryText(last)) : null
  const herself = narrowed.who === 'others' ? await countHerself(db, sinceOf(narrowed.period, look.now)) : 0
  const drawing = { reader, zone: look.zone, acts: look.view === null }
  return page(
    text.title(reader.of),
    <>
      <PageHeading title={text.title(reader.of)} lede={text.lede} />
      <Questions request={request} questions={await questionsOf(db)} />
      <Choices narrowed={narrowed} reader={reader} />
      {herself > 0 && <Herself count={herself} period={narrowed.period} reader={reader} />}
      {looks.length === 0 ? (
        <Nothing narrowed={narrowed} reader={reader} />
      ) : (
        <>
          <Days lines={linesOf(looks)} drawing={drawing} />
          <KeysetPaging
            label={text.pages}
            newest={narrowed.before === null ? null : { text: text.newest, href: addressOf(narrowed) }}
            older={older === null ? null : { text: text.older, href: older }}
          />
          <p>
            <a href={addressOf(narrowed, '/who-looked/file')} download>
              {text.file}
            </a>
          </p>
        </>
      )}
    </>,
  )
}

/** `GET /who-looked/file`: the same, an entry a line, for a spreadsheet. */
export async function whoLookedFile(request: PageRequest, db: Db): Promise<FileAnswer> {
  const { look, lang, query } = request
  const { columns, yes, no, fileName } = words(lang)
  const reader = readerOf(request, db)
  const looks = await looksOf(db, askedFor(narrowedBy(query), look.now), looks_a_file)
  const line = (one: Look) => [
    instantText(one.micros),
    dateTimeOf(one.micros / 1000, lang, look.zone, true),
    sayWho(one, reader),
    sayWhat(one, lang, reader.of),
    sayWhy(one, reader) ?? '',
    one.granted ? yes : no,
  ]
  const head = [
    `${columns.when} (UTC)`,
    columns.when,
    columns.who,
    columns.what,
    columns.why,
    columns.granted,
  ]
  const bytes = csvFile([head, ...looks.map(line)])
  return { kind: 'file', name: fileName, contentType: 'text/csv; charset=utf-8', bytes, inline: false }
}

/** Whoever reads, and of whom. */
export const readerOf = ({ look, lang }: PageRequest, db: Db): Reader => ({
  lang,
  account: db.account,
  of: ofWhom(look),
})

const whos: readonly Who[] = ['others', 'staff', 'caregivers', 'herself']
const times: readonly Period[] = ['ever', 'month', 'year']

function Choices({ narrowed, reader }: { narrowed: Narrowed; reader: Reader }): JSX.Element {
  const { filters } = words(reader.lang)
  const name = (who: Who) => (who === 'herself' ? filters.herself(reader.of) : filters[who])
  return (
    <>
      <Tabs
        label={filters.who}
        tabs={whos.map(who => ({
          text: name(who),
          href: addressOf({ ...narrowed, who }),
          current: who === narrowed.who,
        }))}
      />
      <div class="filters">
        <nav aria-label={filters.time}>
          <ul>
            {times.map(period => (
              <li>
                <a
                  href={addressOf({ ...narrowed, period })}
                  aria-current={period === narrowed.period ? 'true' : undefined}
                >
                  {filters[period]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </>
  )
}

/** She herself is counted, not listed: her own looks would bury those of others. */
function Herself(props: { count: number; period: Period; reader: Reader }): JSX.Element {
  const { count, period, reader } = props
  const text = words(reader.lang)
  return (
    <p>
      {text.herself(reader.of, Math.min(count, most_counted), count > most_counted)}{' '}
      <a href={addressOf({ who: 'herself', period })}>{text.showHerself}</a>
    </p>
  )
}

function Nothing({ narrowed, reader }: { narrowed: Narrowed; reader: Reader }): JSX.Element {
  const { empty } = words(reader.lang)
  const everything = narrowed.who === 'others' && narrowed.period === 'ever'
  return (
    <EmptyState title={everything ? empty.others : empty.herself}>
      <p>{everything ? empty.text : empty.filtered}</p>
    </EmptyState>
  )
}

function Questions(props: { request: PageRequest; questions: readonly Question[] }): JSX.Element | null {
  const { request, questions } = props
  const { look, lang } = request
  const text = words(lang).questions
  if (questions.length === 0) return null
  return (
    <Section id="questions" title={text.mine}>
      <ul>
        {questions.map(one => (
          <li>
            <a href={`/who-looked/questions/${one.id}`}>{shortly(one.question)}</a>{' '}
            <span class="hint">
              {one.answered_at === null
                ? text.waiting(dateOf(dueAt(one.asked_at), lang, look.zone))
                : text.answered(dateOf(one.answered_at, lang, look.zone))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const shortly = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
