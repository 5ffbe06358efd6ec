import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { page } from '../../../ui/answer.ts'
import { PrintButton } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { pageNumber } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { type Kind, knownPatient, latestPerKind, listByKind } from '../../clinical/index.ts'
import { recordAside, recordList, rows_per_page, Source } from '../frame.tsx'
import { kindWord, type Line, linesOf, readerOf } from '../overview/lines.ts'
import { addressOf, kindsOf } from '../overview/places.ts'
import { words as overviewWords } from '../overview/words.ts'
import { safeCard } from '../safely.tsx'
import { words as recordWords } from '../words.ts'
import { inOneLine } from './leads.ts'

type Db = PatientDb<RecordPermission>

/** `GET /records/other`: kinds of things with their counts; with `?kind=…` the things of one kind. */
export async function otherPage(request: PageRequest, db: Db): Promise<Answer> {
  const kinds = kindsOf('other')
  const asked = request.query.get('kind')
  const kind = kinds.find(one => one === asked)
  return kind ? oneKind(request, db, kind) : allKinds(request, db, kinds)
}

async function allKinds(request: PageRequest, db: Db, kinds: readonly Kind[]): Promise<Answer> {
  const { look, lang } = request
  const known = await knownPatient(db)
  const newest = (await latestPerKind(db)).filter(row => kinds.includes(row.kind))
  const lines = await linesOf(db, newest, readerOf(look))
  const { other, overview, kinds: names } = overviewWords(lang)
  const shown = lines.toSorted((a, b) => kinds.indexOf(a.row.kind) - kinds.indexOf(b.row.kind))
  return page(
    other.title,
    <>
      <PageHeading title={other.title} lede={other.lede} />
      {lines.length === 0 ? (
        <EmptyState title={other.emptyTitle}>
          <p>{other.empty}</p>
        </EmptyState>
      ) : (
        <CardList>
          {shown.map(line =>
            safeCard(lang, line.row, () => (
              <Card
                title={names[line.row.kind][1]}
                href={line.row.count === 1 ? addressOf(line.row) : `/records/other?kind=${line.row.kind}`}
                level={2}
                meta={overview.items(line.row.count)}
              >
                {line.named && (
                  <p>{line.row.count === 1 ? inOneLine(line) : overview.newest(inOneLine(line))}</p>
                )}
              </Card>
            )),
          )}
        </CardList>
      )}
      <p class="hint">{recordWords(lang).notListed}</p>
      <Source look={look} known={known} />
      <PrintButton lang={lang} />
    </>,
    { aside: recordAside(lang, 'other', db.may) },
  )
}

async function oneKind(request: PageRequest, db: Db, kind: Kind): Promise<Answer> {
  const { look, lang } = request
  const known = await knownPatient(db)
  const offset = (pageNumber(request.query) - 1) * rows_per_page
  const found = await listByKind(db, { kinds: [kind], limit: rows_per_page, offset })
  const lines = await linesOf(db, found.rows, readerOf(look))
  const { other, kinds: names } = overviewWords(lang)
  return recordList(request, db, {
    section: 'other',
    title: names[kind][1],
    above: <BackLink lang={lang} href="/records/other" text={other.title} />,
    shown: lines.length,
    total: found.total,
    known,
    empty: (
      <EmptyState title={other.emptyTitle}>
        <p>{other.empty}</p>
      </EmptyState>
    ),
    children: (
      <CardList>
        {lines.map(line => safeCard(lang, line.row, () => <Thing request={request} line={line} />))}
      </CardList>
    ),
  })
}

function Thing({ request, line }: { request: PageRequest; line: Line }) {
  const { lang, look } = request
  const { row, title, detail, official, when } = line
  const kind = line.named ? kindWord(row.kind, row.type, readerOf(look)) : null
  return (
    <Card
      title={title}
      href={addressOf(row)}
      level={2}
      meta={[row.kind === 'other' ? kind : null, when?.text].filter(Boolean).join(' · ')}
      flags={row.corrected && <Flag lang={lang} flag="corrected" />}
    >
      {detail && detail !== title && <p>{detail}</p>}
      {official && <p class="hint">{official}</p>}
    </Card>
  )
}
