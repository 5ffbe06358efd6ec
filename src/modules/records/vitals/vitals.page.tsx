import { type Answer, type PageRequest, page } from '../../../ui/answer.ts'
import { PrintButton } from '../../../ui/button.tsx'
import { Filters, Tabs } from '../../../ui/filters.tsx'
import { PageHeading, Section as Part } from '../../../ui/headings.tsx'
import { pageNumber } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import {
  type KnownPatient,
  knownPatient,
  latestPerCode,
  listByKind,
  type Page,
} from '../../clinical/index.ts'
import { hrefWith, recordAside, recordList, rows_per_page, Source } from '../frame.tsx'
import { words as recordWords } from '../words.ts'
import { Charts } from './charts.tsx'
import { pressuresOf, type Reading, readingsOf } from './course.ts'
import { inOrderOfMeasures, measureOf } from './measures.ts'
import { words } from './words.ts'

type Db = PatientDb<RecordPermission>

const address = '/records/vitals'
/** More points than this are not drawn, only listed: reading each costs time on every visit of the page. */
const most_drawn = 1_500
const grown_up_years = 19

/** `GET /records/vitals`: the latest of each in words, then its course; with `?view=list` every one of them. */
export async function vitalsPage(request: PageRequest, db: Db): Promise<Answer> {
  const known = await knownPatient(db)
  return request.query.get('view') === 'list' ? listView(request, db, known) : chartsView(request, db, known)
}

type PeriodChoice = '1' | '5' | 'all'

/** Growth is read from birth on; an adult's course of five years says more than that of a lifetime. */
function periodAsked(query: URLSearchParams, child: boolean): PeriodChoice {
  const asked = query.get('period')
  if (asked === '1' || asked === '5' || asked === 'all') return asked
  return child ? 'all' : '5'
}

async function chartsView(request: PageRequest, db: Db, known: KnownPatient | null): Promise<Answer> {
  const { look, lang, query } = request
  const text = words(lang)
  const birthDate = known?.birth_date ?? null
  const child = birthDate !== null && isChild(birthDate, look.now.epochMilliseconds)
  const period = periodAsked(query, child)
  const latest = readingsOf(await latestPerCode(db, ['vital']), look)
  const from =
    period === 'all'
      ? null
      : look.now
          .toZonedDateTimeISO(look.zone)
          .subtract({ years: Number(period) })
          .toInstant()
  const found = await listByKind(db, { kinds: ['vital'], limit: most_drawn, ...(from && { from }) })
  const title = recordWords(lang).sections.vitals
  return page(
    title,
    <>
      <PageHeading title={title} lede={text.lede} />
      {latest.length === 0 ? (
        <Empty lang={lang} />
      ) : (
        <>
          <Views request={request} current="charts" />
          <Latest lang={lang} readings={latest} />
          <p class="hint">{text.advice}</p>
          <Part id="charts" title={text.charts}>
            <Periods request={request} period={period} found={found} />
            {found.total === 0 && <p>{text.noneSo}</p>}
            {found.total > most_drawn && <p class="hint">{text.many(most_drawn, found.total)}</p>}
            <Charts
              look={look}
              readings={readingsOf(found.rows, look)}
              birthDate={child ? birthDate : null}
              allHref={`${address}?view=list`}
            />
          </Part>
        </>
      )}
      <p class="hint">{recordWords(lang).notListed}</p>
      <Source look={look} known={known} />
      <PrintButton lang={lang} />
    </>,
    { aside: recordAside(lang, 'vitals', db.may) },
  )
}

const isChild = (birthDate: string, now: number): boolean =>
  now - Date.parse(birthDate) < grown_up_years * 31_556_952_000

function Views({ request, current }: { request: PageRequest; current: 'charts' | 'list' }) {
  const text = words(request.lang)
  return (
    <Tabs
      label={text.views}
      tabs={[
        { text: text.viewCharts, href: address, current: current === 'charts' },
        { text: text.viewList, href: `${address}?view=list`, current: current === 'list' },
      ]}
    />
  )
}

function Periods({ request, period, found }: { request: PageRequest; period: PeriodChoice; found: Page }) {
  const { lang, query } = request
  const text = words(lang)
  return (
    <Filters
      lang={lang}
      shown={found.rows.length}
      total={found.total}
      label={text.period}
      choices={(['1', '5', 'all'] as const).map(choice => ({
        text: text.periods[choice],
        href: hrefWith(address, query, { period: choice }),
        current: choice === period,
      }))}
    />
  )
}

/** The newest of each thing that was ever measured, each in words. */
function Latest({ lang, readings }: { lang: PageRequest['lang']; readings: readonly Reading[] }) {
  const text = words(lang)
  const groups = inOrderOfMeasures(Map.groupBy(readings, ({ opened }) => measureOf(opened.row)))
  const rows = groups.flatMap(([measure, same]) => {
    const newest = same.reduce((best, one) => ((one.at ?? 0) > (best.at ?? 0) ? one : best))
    const pressure = measure === 'pressure' ? pressuresOf(same).find(one => one.at === newest.at) : undefined
    return { measure, newest, value: pressure?.text ?? newest.seen.value?.text ?? text.none }
  })
  return (
    <Part id="latest" title={text.latest}>
      <Table
        caption={text.latest}
        captionUnseen
        rows={rows}
        columns={[
          {
            head: text.what,
            names: true,
            cell: ({ measure, newest }) => <a href={newest.href}>{nameOf(measure, newest, lang)}</a>,
          },
          {
            head: text.value,
            cell: ({ value, newest }) => <Value lang={lang} value={value} reading={newest} />,
          },
          { head: text.when, cell: ({ newest }) => newest.seen.when?.text ?? '' },
        ]}
      />
    </Part>
  )
}

function nameOf(measure: string, { seen }: Reading, lang: PageRequest['lang']): string {
  const names: Record<string, string> = words(lang).measures
  return names[measure] ?? seen.name.plain
}

function Value({ lang, value, reading }: { lang: PageRequest['lang']; value: string; reading: Reading }) {
  const { flag } = reading.seen
  return (
    <>
      {value}
      {flag && flag !== 'no-range' && flag !== 'within' && (
        <>
          {' '}
          <Flag lang={lang} flag={flag} />
        </>
      )}
      {reading.opened.row.corrected && (
        <>
          {' '}
          <Flag lang={lang} flag="corrected" />
        </>
      )}
    </>
  )
}

function Empty({ lang }: { lang: PageRequest['lang'] }) {
  const text = words(lang)
  return (
    <EmptyState title={text.emptyTitle}>
      <p>{text.empty}</p>
    </EmptyState>
  )
}

async function listView(request: PageRequest, db: Db, known: KnownPatient | null): Promise<Answer> {
  const { look, lang } = request
  const text = words(lang)
  const offset = (pageNumber(request.query) - 1) * rows_per_page
  const found = await listByKind(db, { kinds: ['vital'], limit: rows_per_page, offset })
  const readings = readingsOf(found.rows, look)
  return recordList(request, db, {
    section: 'vitals',
    title: recordWords(lang).sections.vitals,
    lede: text.lede,
    above: <Views request={request} current="list" />,
    shown: found.rows.length,
    total: found.total,
    known,
    empty: <Empty lang={lang} />,
    children: (
      <Table
        caption={text.viewList}
        captionUnseen
        rows={readings}
        columns={[
          {
            head: text.what,
            names: true,
            cell: ({ seen, href }) => <a href={href}>{seen.name.plain}</a>,
          },
          {
            head: text.value,
            cell: reading => (
              <Value lang={lang} value={reading.seen.value?.text ?? text.none} reading={reading} />
            ),
          },
          { head: text.when, cell: ({ seen }) => seen.when?.text ?? '' },
        ]}
      />
    ),
  })
}
