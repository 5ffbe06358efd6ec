import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { dateTimeOf, fhirBirthDate } from '../../../ui/dates.ts'
import { Tabs } from '../../../ui/filters.tsx'
import { Paging, pageNumber } from '../../../ui/paging.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { ClinicDb } from '../../access/index.ts'
import { listSignUps, type SignUp } from './review-sign-ups.ts'
import { words } from './words.ts'

const rows_per_page = 25

/** `GET /staff/sign-ups`: those that wait; with `?settled` those that are done. */
export async function signUpsPage(
  request: PageRequest,
  db: ClinicDb<'signups:review'>,
  { secret }: { secret: string },
): Promise<Answer> {
  const { lang, look, query } = request
  const w = words(lang).staff
  const settled = query.has('settled')
  const page = pageNumber(query)
  const { rows, total } = await listSignUps(db, secret, { settled, page, rows: rows_per_page })
  const last: Column<SignUp> = settled
    ? { head: w.outcome, cell: row => w.outcomes[row.state] }
    : { head: w.why, cell: row => row.why && w.whys[row.why] }
  return staffPage(
    request,
    'sign-ups',
    { title: w.title, lede: w.lede },
    <>
      <Tabs
        label={w.tabs}
        tabs={[
          { text: w.waiting, href: '/staff/sign-ups', current: !settled, ...(!settled && { count: total }) },
          { text: w.settled, href: '/staff/sign-ups?settled', current: settled },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={settled ? w.noneSettled : w.none}>
          <p>{settled ? w.noneSettledText : w.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          caption={settled ? w.captionSettled : w.caption}
          captionUnseen
          columns={[
            {
              head: w.who,
              names: true,
              cell: (row: SignUp) => <a href={`/staff/sign-ups/${row.id}`}>{row.typed.name}</a>,
            },
            { head: w.born, cell: row => fhirBirthDate(row.typed.birth_date, lang) },
            last,
            { head: w.asked, cell: row => dateTimeOf(row.asked_at, lang, look.zone) },
          ]}
          rows={rows}
        />
      )}
      <Paging
        lang={lang}
        page={page}
        pages={Math.ceil(total / rows_per_page)}
        href={to => `/staff/sign-ups?${settled ? 'settled&' : ''}page=${to}`}
      />
    </>,
  )
}
