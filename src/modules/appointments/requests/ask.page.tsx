import { isUuid, newId } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateTimeOf, todayIn } from '../../../ui/dates.ts'
import { ErrorSummary, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Telephone } from '../../../ui/telephone.tsx'
import type { PatientDb } from '../../access/index.ts'
import { draftOf } from '../finding/drafts.ts'
import { howSaid } from '../finding/say.ts'
import { readSchedule, type Schedule, type VisitType } from '../schedule/read-schedule.ts'
import { AskFields } from './ask-fields.tsx'
import { askForVisit } from './ask-for-visit.ts'
import { askMovePage, takeAskMove } from './ask-move.tsx'
import { dueAt } from './due.ts'
import { kindsToAskFor } from './kinds.ts'
import { readAsk } from './read-ask.ts'
import { words } from './words.ts'

type Db = PatientDb<'appointments:write'>
type Fields = Readonly<Record<string, string>>

/** `GET /appointments/ask`: what for; with `?kind=…` when it suits, with whom and where. */
export async function askVisitPage(request: PageRequest, db: Db): Promise<Answer> {
  const { query } = request
  const visit = query.get('visit')
  if (visit !== null) return isUuid(visit) ? askMovePage(request, db, visit) : notThere
  const schedule = await readSchedule(db)
  const kinds = kindsToAskFor(db, schedule)
  const type = kinds.find(({ id }) => id === query.get('kind'))
  if (!type) return chooseKind(request, kinds, [])
  return draw(request, schedule, type, await fromDraft(db, query.get('draft'), type), [])
}

/** `POST /appointments/ask`: one request, however often the form is sent. */
export async function takeAskVisit(request: PageRequest, db: Db): Promise<Answer> {
  const { form, lang, look } = request
  const { visit } = form
  if (visit !== undefined) return isUuid(visit) ? takeAskMove(request, db, visit) : notThere
  const schedule = await readSchedule(db)
  const kinds = kindsToAskFor(db, schedule)
  const type = kinds.find(({ id }) => id === form.kind)
  if (!type) return chooseKind(request, kinds, [{ field: 'kinds', text: words(lang).ask.noKind }])
  const { want, errors } = readAsk(form, lang, todayIn(look.now, look.zone))
  if (errors.length > 0) return draw(request, schedule, type, form, errors)
  const id = isUuid(form.key ?? '') ? (form.key ?? '') : newId()
  const asked = await askForVisit(
    db,
    { ...want, id, patient: db.patient },
    { account: db.account },
    look.now,
    look.zone,
  )
  if (asked.asked) return redirect(`/appointments?done=${asked.already ? 'asked-before' : 'asked'}`)
  const field = asked.why === 'not-theirs' ? 'clinician' : 'reason'
  return draw(request, schedule, type, form, [{ field, text: words(lang).ask[asked.why] }])
}

/** What she said while she looked for a time herself is not asked again. */
async function fromDraft(db: Db, id: string | null, type: VisitType): Promise<Fields> {
  const draft = id !== null && isUuid(id) ? await draftOf(db, id) : null
  if (draft?.visit_type_id !== type.id) return {}
  return {
    reason: draft.reason ?? '',
    clinician: draft.clinician_id ?? '',
    place: draft.place_id ?? '',
  }
}

function chooseKind(
  request: PageRequest,
  kinds: readonly VisitType[],
  errors: readonly FieldError[],
): Answer {
  const { lang, look } = request
  const text = words(lang).ask
  return page(
    text.kindTitle,
    <>
      <BackLink lang={lang} href="/appointments" text={words(lang).appointments} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={text.kindTitle} caption={text.title} lede={text.kindLede} />
      {kinds.length === 0 ? (
        <EmptyState title={text.noKinds}>
          <p>{text.noKindsText}</p>
          {look.clinic.phone && (
            <p>
              <Telephone phone={look.clinic.phone} />
            </p>
          )}
        </EmptyState>
      ) : (
        <CardList id="kinds">
          {kinds.map(type => (
            <Card
              level={2}
              title={type.name[lang]}
              href={`/appointments/ask?kind=${type.id}`}
              meta={howSaid(type, lang)}
            >
              {type.about[lang] !== '' && <p>{type.about[lang]}</p>}
            </Card>
          ))}
        </CardList>
      )}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function draw(
  request: PageRequest,
  schedule: Schedule,
  type: VisitType,
  form: Fields,
  errors: readonly FieldError[],
): Answer {
  const { lang, look } = request
  const text = words(lang).ask
  const due = dateTimeOf(dueAt(look.now, look.zone), lang, look.zone)
  return page(
    text.title,
    <>
      <BackLink lang={lang} href="/appointments/ask" text={text.otherKind} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={text.title} caption={type.name[lang]} lede={text.lede(due)} />
      <Form look={look} action="/appointments/ask">
        <input type="hidden" name="key" value={form.key ?? newId()} />
        <input type="hidden" name="kind" value={type.id} />
        <AskFields lang={lang} schedule={schedule} type={type} form={form} errors={errors} />
        <Button text={text.send} />
      </Form>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}
