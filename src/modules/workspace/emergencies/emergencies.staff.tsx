import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { type ClinicDb, isRole } from '../../access/index.ts'
import { words } from '../words.ts'
import { type Emergency, listEmergencies, reviewEmergency } from './review-emergency.ts'

type Db = ClinicDb<'emergencies:review'>

/** `GET /staff/emergencies`: every emergency access, those that wait first. */
export async function emergenciesPage(request: PageRequest, db: Db): Promise<Answer> {
  return draw(request, db)
}

/** `POST /staff/emergencies/:id`: what was found. */
export async function takeReview(request: PageRequest, db: Db): Promise<Answer> {
  const { form, params, look, lang } = request
  const text = words(lang).emergencies
  const grant = params.id ?? ''
  const found = form[`found-${grant}`]
  const note = (form[`note-${grant}`] ?? '').slice(0, 2000)
  if (found !== 'right' && found !== 'wrong')
    return draw(request, db, { grant, error: { field: `found-${grant}`, text: text.noFound } })
  const done = await reviewEmergency(db, { grant, found, note }, look.now)
  if (done.reviewed) return redirect('/staff/emergencies?saved')
  switch (done.why) {
    case 'not-there':
      return notThere
    case 'no-note':
      return draw(request, db, { grant, error: { field: `note-${grant}`, text: text.noNote } })
    case 'own':
      return draw(request, db, { grant, error: { field: `found-${grant}`, text: text.own } })
    case 'already':
      return draw(request, db, { grant, error: { field: 'done', text: text.already } })
  }
}

type Wrong = { grant: string; error: FieldError }

async function draw(request: PageRequest, db: Db, wrong: Wrong | null = null): Promise<Answer> {
  const { lang, query } = request
  const text = words(lang).emergencies
  const all = await listEmergencies(db)
  const waiting = all.filter(one => one.found === null)
  const done = all.filter(one => one.found !== null)
  return staffPage(
    request,
    'emergencies',
    text,
    <>
      {wrong && <ErrorSummary lang={lang} errors={[wrong.error]} />}
      {query.has('saved') && <Notice kind="success" title={text.saved} />}
      {all.length === 0 && (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      )}
      {waiting.length > 0 && (
        <Section id="waiting" title={text.waiting}>
          {waiting.map(one => drawOne(one, request, wrong))}
        </Section>
      )}
      {done.length > 0 && (
        <Section id="done" title={text.done}>
          {done.map(one => drawOne(one, request, null))}
        </Section>
      )}
    </>,
    wrong ? { status: 422 } : {},
  )
}

function drawOne(one: Emergency, request: PageRequest, wrong: Wrong | null): JSX.Element {
  const { look, lang } = request
  const text = words(lang).emergencies
  const role = isRole(one.role) ? words(lang).roles[one.role] : one.role
  const at = (when: Emergency['starts_at']) => dateTimeOf(when, lang, look.zone)
  return (
    <article class="card">
      <h3>{`${text.who(one.staff_name, role)} ${text.opened(one.patient_name)}`}</h3>
      <Facts
        facts={[
          { term: text.when, detail: `${at(one.starts_at)} – ${at(one.ends_at)}` },
          { term: text.reason, detail: one.reason },
        ]}
      />
      {one.found === null ? (
        <ReviewForm one={one} request={request} wrong={wrong?.grant === one.grant ? wrong : null} />
      ) : (
        <>
          <p>
            {one.found === 'right' ? text.rightShort : text.wrongShort} {one.note}
          </p>
          {one.reviewed_at && <p class="hint">{text.by(one.reviewer ?? '', at(one.reviewed_at))}</p>}
        </>
      )}
    </article>
  )
}

function ReviewForm({ one, request, wrong }: { one: Emergency; request: PageRequest; wrong: Wrong | null }) {
  const { look, lang, form } = request
  const text = words(lang).emergencies
  const errors = wrong ? [wrong.error] : []
  const at = dateTimeOf(one.starts_at, lang, look.zone)
  return (
    <Form look={look} action={`/staff/emergencies/${one.grant}`} label={text.foundIn(one.patient_name, at)}>
      <Radios
        lang={lang}
        name={`found-${one.grant}`}
        label={text.found}
        value={wrong ? form[`found-${one.grant}`] : undefined}
        error={errorOf(errors, `found-${one.grant}`)}
        choices={[
          { value: 'right', text: text.right },
          { value: 'wrong', text: text.wrong },
        ]}
      />
      <TextArea
        lang={lang}
        name={`note-${one.grant}`}
        label={text.note}
        hint={text.noteHint}
        value={wrong ? form[`note-${one.grant}`] : undefined}
        error={errorOf(errors, `note-${one.grant}`)}
        optional
      />
      <Button text={text.save} kind="secondary" />
    </Form>
  )
}
