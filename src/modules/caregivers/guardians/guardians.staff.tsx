import { type Answer, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateOf, fhirBirthDate } from '../../../ui/dates.ts'
import { DateParts, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Paging, pageNumber } from '../../../ui/paging.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { ClinicDb } from '../../access/index.ts'
import { ageTable } from '../ages.ts'
import { endInWords } from '../sharing/say.ts'
import {
  type ChildRequest,
  type ComingOfAge,
  candidates,
  comingOfAge,
  currentEntries,
  type Entry,
  entries_a_page,
  openRequests,
} from './for-staff.ts'
import { readBirthDate } from './read-birth-date.ts'
import { words } from './words.ts'

type Db = ClinicDb<'guardians:verify'>

/** `GET /staff/guardians`: what waits, who is let in, and which young people need an account of their own. */
export const guardiansPage = (request: PageRequest, db: Db): Promise<Answer> => draw(request, db, [])

/** `POST /staff/guardians`: finds the patient by name and birth date and goes there. */
export async function takeFindPatient(request: PageRequest, db: Db): Promise<Answer> {
  const { form, lang, look } = request
  const text = words(lang).queue
  const name = (form.name ?? '').trim()
  const birthDate = readBirthDate(form, 'birth', look.now, look.zone)
  const errors: FieldError[] = [
    ...(name === '' ? [{ field: 'name', text: text.nameMissing }] : []),
    ...(birthDate === null ? [{ field: 'birth', text: text.birthMissing }] : []),
  ]
  if (errors.length > 0 || birthDate === null) return draw(request, db, errors)
  const found = await candidates(db, name, birthDate)
  const [best, next] = found
  if (!best) return draw(request, db, [{ field: 'name', text: text.notFound }])
  if (next && next.alike === best.alike) return draw(request, db, [{ field: 'name', text: text.several }])
  return redirect(`/staff/guardians/of/${best.id}`)
}

const outcomes = ['entered', 'invited', 'ended', 'approved', 'declined', 'late'] as const

/** What was just done, as the address says it. */
export function DoneNotice({ request }: { request: PageRequest }) {
  const done = outcomes.find(outcome => outcome === request.query.get('done'))
  if (!done) return null
  return (
    <Notice kind={done === 'late' ? 'warning' : 'success'} title={words(request.lang).queue.done[done]} />
  )
}

async function draw(request: PageRequest, db: Db, errors: readonly FieldError[]): Promise<Answer> {
  const { lang, look, query } = request
  const text = words(lang).queue
  const page = pageNumber(query)
  const waiting = await openRequests(db)
  const young = await comingOfAge(db, { zone: look.zone, table: ageTable }, look.now)
  const { rows, total } = await currentEntries(db, page, look.now)
  return staffPage(
    request,
    'guardians',
    { title: text.title, lede: text.lede },
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <DoneNotice request={request} />
      <Section id="requests" title={text.requests}>
        {waiting.length === 0 ? (
          <EmptyState title={text.noRequests} level={3}>
            <p>{text.noRequestsText}</p>
          </EmptyState>
        ) : (
          <CardList>
            {waiting.map(one => (
              <Waiting request={request} one={one} />
            ))}
          </CardList>
        )}
      </Section>
      <Find request={request} errors={errors} />
      {young.length > 0 && <Young request={request} young={young} />}
      <Section id="current" title={text.current}>
        <Current request={request} rows={rows} total={total} />
        <Paging
          lang={lang}
          page={page}
          pages={Math.ceil(total / entries_a_page)}
          href={n => `/staff/guardians?page=${n}`}
        />
      </Section>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function Waiting({ request, one }: { request: PageRequest; one: ChildRequest }) {
  const { lang, look } = request
  const text = words(lang)
  return (
    <Card
      title={one.child_name}
      href={`/staff/guardians/requests/${one.id}`}
      unseen={text.queue.open}
      meta={`${text.queue.born(fhirBirthDate(one.birth_date, lang) ?? '')} · ${dateOf(one.asked_at, lang, look.zone)}`}
    >
      <p>
        {text.relations[one.relation]} · {text.queue.by(one.name, one.email)}
      </p>
    </Card>
  )
}

function Find({ request, errors }: { request: PageRequest; errors: readonly FieldError[] }) {
  const { lang, look, form } = request
  const text = words(lang).queue
  return (
    <Section id="find" title={text.find}>
      <p>{text.findText}</p>
      <Form look={look} action="/staff/guardians" label={text.find}>
        <TextField
          lang={lang}
          name="name"
          label={text.childName}
          value={form.name}
          error={errorOf(errors, 'name')}
          autocomplete="off"
          maxlength={200}
        />
        <DateParts
          lang={lang}
          name="birth"
          label={text.birthDate}
          form={form}
          error={errorOf(errors, 'birth')}
        />
        <Button text={text.findButton} kind="secondary" />
      </Form>
    </Section>
  )
}

function Young({ request, young }: { request: PageRequest; young: readonly ComingOfAge[] }) {
  const { lang, look } = request
  const text = words(lang).queue
  return (
    <Section id="young" title={text.age}>
      <p>{text.ageText}</p>
      <CardList>
        {young.map(({ patient_id, name, years, at }) => {
          const isPast = at.epochMilliseconds <= look.now.epochMilliseconds
          return (
            <Card
              title={name}
              href={`/staff/patients/${patient_id}`}
              unseen={text.invite}
              meta={(isPast ? text.turned : text.turns)(years, dateOf(at, lang, look.zone))}
            />
          )
        })}
      </CardList>
    </Section>
  )
}

function Current({ request, rows, total }: { request: PageRequest; rows: readonly Entry[]; total: number }) {
  const { lang, look } = request
  const text = words(lang)
  if (rows.length === 0)
    return (
      <EmptyState title={text.queue.none} level={3}>
        <p>{text.queue.noneText}</p>
      </EmptyState>
    )
  return (
    <Table
      caption={text.queue.total(total)}
      rows={rows}
      columns={[
        {
          head: text.queue.patient,
          cell: row => <a href={`/staff/guardians/of/${row.patient_id}`}>{row.patient_name}</a>,
          names: true,
        },
        {
          head: text.queue.who,
          cell: row =>
            [row.name, text.relations[row.relation], row.account_id === null && text.queue.waiting]
              .filter(Boolean)
              .join(', '),
        },
        {
          head: text.queue.papers,
          cell: row => `${text.documents[row.document_kind]}: ${row.document_note}`,
        },
        { head: text.queue.seen, cell: row => dateOf(row.seen_at, lang, look.zone) },
        {
          head: text.queue.until,
          cell: row => (row.ends_at === null ? text.queue.byAge : endInWords(row.ends_at, lang, look.zone)),
        },
      ]}
    />
  )
}
