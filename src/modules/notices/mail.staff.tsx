import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest } from '../../ui/answer.ts'
import { dateTimeOf } from '../../ui/dates.ts'
import { Facts } from '../../ui/facts.tsx'
import { Filters } from '../../ui/filters.tsx'
import { BackLink, Section } from '../../ui/headings.tsx'
import type { IconName } from '../../ui/icons.tsx'
import { type Lang, languages } from '../../ui/page.ts'
import { Paging, pageNumber } from '../../ui/paging.tsx'
import { staffPage } from '../../ui/staff.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { ClinicDb } from '../access/index.ts'
import {
  type GivenUp,
  isMailState,
  listGivenUp,
  listMails,
  type MailLine,
  type MailRead,
  type MailState,
  mailStates,
  readMail,
} from './staff-mails.ts'
import { words } from './words.ts'

type Db = ClinicDb<'mail:read'>

const most = 50

/** `GET /staff/mail`: what the portal wrote to whom, and the work that was given up. `?state=`, `?page=`. */
export async function mailsPage(request: PageRequest, db: Db): Promise<Answer> {
  const { lang, look, query } = request
  const text = words(lang).staff
  const asked = query.get('state') ?? ''
  const state = isMailState(asked) ? asked : null
  const page = pageNumber(query)
  const { mails, total, all } = await listMails(db, { state, from: (page - 1) * most, most })
  const givenUp = await listGivenUp(db, look.now)
  const href = (to: MailState | null, n = 1) => addressOf(to, n)
  const list = (
    <>
      {all > 0 && (
        <Filters
          lang={lang}
          shown={mails.length}
          total={total}
          label={text.byState}
          choices={[null, ...mailStates].map(one => ({
            text: one === null ? text.all : text.states[one],
            href: href(one),
            current: one === state,
          }))}
        />
      )}
      {mails.length === 0 ? (
        <EmptyState title={all === 0 ? text.none : text.noneSuch}>
          <p>{all === 0 ? text.noneText : <a href={href(null)}>{text.showAll}</a>}</p>
        </EmptyState>
      ) : (
        <MailTable mails={mails} request={request} />
      )}
      <Paging
        lang={lang}
        page={page}
        pages={Math.max(1, Math.ceil(total / most))}
        href={n => href(state, n)}
      />
    </>
  )
  return staffPage(
    request,
    'mail',
    { title: text.title, lede: text.lede },
    givenUp.length === 0 ? (
      list
    ) : (
      <>
        <GivenUpSection givenUp={givenUp} request={request} />
        <Section id="mails" title={text.mails}>
          {list}
        </Section>
      </>
    ),
  )
}

/** `GET /staff/mail/:id`: one mail, with its text where it is kept to be read here. */
export async function mailPage(request: PageRequest, db: Db): Promise<Answer> {
  const { lang, look, params, baseUrl } = request
  const text = words(lang).staff
  const mail = await readMail(db, params.id ?? '')
  if (mail === null) return notThere
  const at = (when: MailRead['created_at'] | null) => when && dateTimeOf(when, lang, look.zone)
  return staffPage(
    request,
    'mail',
    { title: mail.subject, caption: text.caption },
    <>
      <p>
        <StateTag state={mail.state} lang={lang} /> {text.means[mail.state]}
      </p>
      <Facts
        facts={[
          { term: text.to, detail: mail.recipient },
          { term: text.language, detail: languages[mail.lang] },
          { term: text.written, detail: at(mail.created_at) },
          { term: text.sentAt, detail: at(mail.sent_at) },
          { term: text.failedAt, detail: at(mail.failed_at) },
          { term: text.droppedAt, detail: at(mail.dropped_at) },
          { term: text.notAfter, detail: at(mail.not_after) },
          { term: text.topic, detail: mail.topic && text.topics[mail.topic] },
          { term: text.toldWhy, detail: mail.reason && text.toldBecause[mail.reason] },
          { term: text.reason, detail: mail.error === null ? null : reasonOf(mail.error, lang) },
        ]}
      />
      <Section id="text" title={text.text}>
        {mail.lines === null || mail.lines.length === 0 ? (
          <p>{text.noText}</p>
        ) : (
          <div lang={mail.lang}>
            {mail.lines.map(line => (
              <p>{line.startsWith(`${baseUrl}/`) ? <a href={line}>{line}</a> : line}</p>
            ))}
          </div>
        )}
      </Section>
      <BackLink lang={lang} href="/staff/mail" text={text.back} />
    </>,
  )
}

function addressOf(state: MailState | null, page: number): string {
  const query = new URLSearchParams({
    ...(state !== null && { state }),
    ...(page > 1 && { page: String(page) }),
  })
  return query.size === 0 ? '/staff/mail' : `/staff/mail?${query}`
}

const looks: Record<MailState, { icon: IconName; tone: 'calm' | 'attention' | 'plain' | 'accent' }> = {
  waiting: { icon: 'clock', tone: 'plain' },
  kept: { icon: 'star', tone: 'accent' },
  sent: { icon: 'check', tone: 'calm' },
  failed: { icon: 'cross', tone: 'attention' },
  dropped: { icon: 'dash', tone: 'plain' },
}

const StateTag = ({ state, lang }: { state: MailState; lang: Lang }): JSX.Element => (
  <Tag text={words(lang).staff.states[state]} {...looks[state]} />
)

function MailTable({ mails, request }: { mails: readonly MailLine[]; request: PageRequest }) {
  const { lang, look } = request
  const text = words(lang).staff
  return (
    <Table
      caption={text.title}
      captionUnseen
      columns={[
        {
          head: text.subject,
          names: true,
          cell: (mail: MailLine) => (
            <a href={`/staff/mail/${mail.id}`} lang={mail.lang === lang ? undefined : mail.lang}>
              {mail.subject}
            </a>
          ),
        },
        { head: text.to, cell: mail => mail.recipient },
        { head: text.written, cell: mail => dateTimeOf(mail.created_at, lang, look.zone) },
        { head: text.state, cell: mail => <StateTag state={mail.state} lang={lang} /> },
      ]}
      rows={mails}
    />
  )
}

function GivenUpSection({ givenUp, request }: { givenUp: readonly GivenUp[]; request: PageRequest }) {
  const { lang, look } = request
  const text = words(lang).staff
  return (
    <Section id="given-up" title={text.givenUp}>
      <p>{text.givenUpText}</p>
      <Table
        caption={text.givenUp}
        captionUnseen
        columns={[
          { head: text.work, names: true, cell: (row: GivenUp) => text.kinds[row.kind] ?? row.kind },
          { head: text.pieces, numeric: true, cell: row => row.pieces },
          { head: text.lastAt, cell: row => dateTimeOf(row.last_at, lang, look.zone) },
          { head: text.reason, cell: row => reasonOf(row.reason, lang) },
        ]}
        rows={givenUp}
      />
    </Section>
  )
}

/** Codes of the mail server and of errors, in words where we have some. */
function reasonOf(code: string, lang: Lang): string {
  const { reasons, refusal } = words(lang).staff
  const smtp = /^SMTP (\d{3})$/.exec(code)?.[1]
  return smtp === undefined ? (reasons[code] ?? code) : refusal(smtp)
}
