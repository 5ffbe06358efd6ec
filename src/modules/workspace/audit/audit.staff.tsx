import type { JSX } from 'hono/jsx/jsx-runtime'
import { csvFile } from '../../../platform/csv.ts'
import { type Answer, type FileAnswer, type PageRequest, redirect } from '../../../ui/answer.ts'
import { dateTimeOf } from '../../../ui/dates.ts'
import type { FieldError } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { KeysetPaging } from '../../../ui/paging.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import type { ClinicDb } from '../../access/index.ts'
import {
  actWords,
  entryText,
  instantText,
  type Look,
  sayWhat,
  sayWho,
  sayWhy,
  sentence,
} from '../../caregivers/index.ts'
import { addressOf, askedFor, type Narrowed, narrowedBy } from './narrow.ts'
import { NarrowedTo, NarrowForm } from './narrow-form.tsx'
import { type Entry, entriesOf, type Found, findAccounts, findPatients, namesOf } from './report.ts'
import { words } from './words.ts'

type Db = ClinicDb<'audit:report'>

const entries_a_page = 100
const entries_a_file = 10_000

/** `GET /staff/audit`: the whole trail, narrowed by what the address says. */
export async function auditPage(request: PageRequest, db: Db): Promise<Answer> {
  return draw(request, db, narrowedBy(request.query), {})
}

/** Something that was typed and fits several, or is wrong. */
type Wrong = {
  errors?: readonly FieldError[]
  typed?: Readonly<Record<string, string>>
  choices?: { field: 'patient' | 'user'; found: readonly Found[] }
}

/** `POST /staff/audit`: names become ids, so that no address holds a name. */
export async function takeAudit(request: PageRequest, db: Db): Promise<Answer> {
  const { form, lang } = request
  const text = words(lang)
  const given = new URLSearchParams(Object.entries(form))
  const narrowed = { ...narrowedBy(given), patient: '', user: '' }
  const wrong = (field: string, said: string, more: Wrong = {}) =>
    draw(request, db, narrowed, { ...more, errors: [{ field, text: said }], typed: form })
  for (const day of ['from', 'to'] as const)
    if ((form[day] ?? '') !== '' && narrowed[day] === '') return wrong(day, text.wrongDay)
  if (narrowed.from !== '' && narrowed.to !== '' && narrowed.to < narrowed.from)
    return wrong('to', text.wrongOrder)
  const typed = { patient: (form.patient ?? '').trim(), user: (form.user ?? '').trim() }
  for (const [field, find, none] of [
    ['patient', findPatients, text.noPatient],
    ['user', findAccounts, text.noUser],
  ] as const) {
    if (typed[field] === '') continue
    const found = await find(db, typed[field])
    if (found.length === 0) return wrong(field, none)
    if (found.length > 1) return wrong(field, text.which(text[field]), { choices: { field, found } })
    narrowed[field] = found[0]?.id ?? ''
  }
  return redirect(addressOf(narrowed))
}

/** `GET /staff/audit/file`: the same, for a spreadsheet. */
export async function auditFile(request: PageRequest, db: Db): Promise<FileAnswer> {
  const { look, lang, query } = request
  const text = words(lang)
  const asked = askedFor(narrowedBy(query), query, look.zone)
  const entries = await entriesOf(db, asked, entries_a_file)
  const { columns } = text
  const head = [
    columns.utc,
    columns.lane,
    columns.seq,
    columns.kind,
    columns.name,
    columns.email,
    columns.role,
  ]
  const more = [columns.capacity, text.whose, columns.patientId, text.what, columns.act, columns.target]
  const last = [columns.permission, text.why, text.outcomeHead, text.origin]
  const line = (one: Entry): string[] => [
    instantText(one.micros),
    String(one.lane),
    String(one.seq),
    one.kind,
    one.kind === 'system' ? text.job(one.job ?? '') : (one.name ?? ''),
    one.email ?? '',
    one.role ?? '',
    one.capacity ?? '',
    one.patient_name ?? '',
    one.patient ?? '',
    whatOf(one, request),
    one.act,
    one.target ?? '',
    one.permission ?? '',
    whyOf(one, request) ?? '',
    one.granted ? text.yes : text.no,
    one.origin ?? '',
  ]
  const bytes = csvFile([[...head, ...more, ...last], ...entries.map(line)])
  return { kind: 'file', name: text.fileName, contentType: 'text/csv; charset=utf-8', bytes, inline: false }
}

async function draw(request: PageRequest, db: Db, narrowed: Narrowed, wrong: Wrong): Promise<Answer> {
  const { look, lang, query } = request
  const text = words(lang)
  const asked = askedFor(narrowed, query, look.zone)
  const found = wrong.errors ? [] : await entriesOf(db, asked, entries_a_page + 1)
  const entries = found.slice(0, entries_a_page)
  const last = entries.at(-1)
  const more = found.length > entries_a_page && last
  return staffPage(
    request,
    'audit',
    text,
    <>
      <NarrowForm request={request} narrowed={narrowed} {...wrong} />
      <NarrowedTo request={request} narrowed={narrowed} names={await namesOf(db, asked)} />
      {entries.length > 0 && <Entries request={request} entries={entries} />}
      {entries.length === 0 && !wrong.errors && (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      )}
      <KeysetPaging
        label={text.pages}
        newest={asked.before === null ? null : { text: text.newest, href: addressOf(narrowed) }}
        older={more ? { text: text.older, href: addressOf(narrowed, { before: entryText(last) }) } : null}
      />
      {entries.length > 0 && (
        <p>
          <a href={addressOf(narrowed, { path: '/staff/audit/file' })} download>
            {text.file}
          </a>{' '}
          <span class="hint">{text.fileMost(entries_a_file)}</span>
        </p>
      )}
    </>,
    wrong.errors ? { status: 422 } : {},
  )
}

function Entries({ request, entries }: { request: PageRequest; entries: readonly Entry[] }): JSX.Element {
  const { look, lang } = request
  const text = words(lang)
  const columns: Column<Entry>[] = [
    { head: text.when, names: true, cell: one => dateTimeOf(one.micros / 1000, lang, look.zone) },
    { head: text.who, cell: one => <Who one={one} request={request} /> },
    { head: text.what, cell: one => sentence(whatOf(one, request)) },
    { head: text.whose, cell: one => one.patient_name ?? '' },
    { head: text.why, cell: one => whyOf(one, request) ?? '' },
  ]
  return (
    <Section id="entries" title={text.table}>
      <Table caption={text.table} captionUnseen columns={columns} rows={entries} />
    </Section>
  )
}

/** As the patient's page says it, of a record that is somebody else's. */
const asLook = (one: Entry): Look => ({
  ...one,
  kind: one.kind === 'staff' ? 'staff' : 'person',
  question: null,
})
const readerOf = (one: Entry, { lang }: PageRequest) => ({ lang, account: '', of: one.patient_name ?? '' })

function whoOf(one: Entry, request: PageRequest): string {
  const text = words(request.lang)
  if (one.kind === 'system') return text.job(one.job ?? '')
  if (one.account === null) return text.nobody
  if (one.name === null) return text.gone
  return sayWho(asLook(one), readerOf(one, request))
}

/** A job has a name of its own, which is said as it is. */
const whatOf = (one: Entry, { lang }: PageRequest): string =>
  actWords(lang)[one.act] === undefined && one.kind === 'system'
    ? one.act
    : sayWhat(one, lang, one.patient_name ?? '')

function Who({ one, request }: { one: Entry; request: PageRequest }): JSX.Element {
  return (
    <>
      {whoOf(one, request)}
      {one.origin !== null && <span class="hint"> {words(request.lang).fromAddress(one.origin)}</span>}
    </>
  )
}

const whyOf = (one: Entry, request: PageRequest): string | null =>
  one.patient === null ? null : sayWhy(asLook(one), readerOf(one, request))
