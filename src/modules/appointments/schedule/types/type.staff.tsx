import { isUuid, newId } from '../../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../../ui/answer.ts'
import { Button } from '../../../../ui/button.tsx'
import { ErrorSummary, type FieldError, Form } from '../../../../ui/form.tsx'
import { Section } from '../../../../ui/headings.tsx'
import { staffPage } from '../../../../ui/staff.tsx'
import type { Typed } from '../../../../ui/typed.ts'
import type { ManagerDb } from '../../handles.ts'
import { Back } from '../back.tsx'
import { ChangedMeanwhile } from '../check-change.tsx'
import { fingerprint } from '../fingerprint.ts'
import { changeSchedule } from '../lock-schedule.ts'
import { readSchedule, type Schedule, type VisitType } from '../read-schedule.ts'
import { SavedNotice } from '../saved-notice.tsx'
import { words } from '../words.ts'
import { formOfType, newType, readType } from './read-type.ts'
import { addType, changeType, offerType, positionOf, standingOf } from './save-type.ts'
import { LengthFields, PeopleFields, RuleFields, WordFields } from './type-fields.tsx'

/** A kind of visit as it is now. */
type Now = {
  readonly type: VisitType
  readonly position: number
  /** Visits of it that are booked. */
  readonly standing: number
}

async function known(request: PageRequest, db: ManagerDb): Promise<{ schedule: Schedule; now: Now | null }> {
  const schedule = await readSchedule(db)
  const type = schedule.types.get(request.params.id ?? '')
  if (!type) return { schedule, now: null }
  const position = await positionOf(db, type.id)
  return { schedule, now: { type, position, standing: await standingOf(db, type.id, request.look.now) } }
}

/** What a page showed of it, for seeing whether it is still so. */
const shown = ({ type, position }: Now): string =>
  fingerprint([{ ...type, clinicians: type.clinicians.toSorted() }, position])

/** `GET /staff/schedule/types/new` */
export async function newTypePage(request: PageRequest, db: ManagerDb): Promise<Answer> {
  return draw(request, await readSchedule(db), null, { ...newType, key: newId() }, [])
}

/** `POST /staff/schedule/types/new` */
export async function takeNewType(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const { form, lang } = request
  await changeSchedule(db)
  const id = isUuid(form.key ?? '') ? (form.key ?? '') : newId()
  const schedule = await readSchedule(db)
  if (schedule.types.has(id)) return redirect(`/staff/schedule/types/${id}?saved`)
  const { typed, errors } = readType(form, lang, {
    schedule,
    before: null,
    others: [...schedule.types.values()],
  })
  if (typed === null) return draw(request, schedule, null, form, errors)
  await addType(db, id, typed)
  return redirect(`/staff/schedule/types/${id}?saved`)
}

/** `GET /staff/schedule/types/:id`: what is known of it, to be changed. */
export async function typePage(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const { schedule, now } = await known(request, db)
  return now ? draw(request, schedule, now, formOfType(now.type, now.position), []) : notThere
}

/** `POST /staff/schedule/types/:id`: `save`, `hide` or `show`. No booking is touched by it. */
export async function takeType(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const { form, lang } = request
  await changeSchedule(db)
  const { schedule, now } = await known(request, db)
  if (!now) return notThere
  const { type } = now
  if (form.was !== shown(now)) {
    const typedOrNow = form.do === 'save' ? form : formOfType(type, now.position)
    return draw(request, schedule, now, typedOrNow, [{ field: 'name-en', text: words(lang).changed.error }])
  }
  if (form.do === 'hide' || form.do === 'show') await offerType(db, type.id, form.do === 'show')
  else {
    const others = [...schedule.types.values()].filter(({ id }) => id !== type.id)
    const { typed, errors } = readType(form, lang, { schedule, before: type, others })
    if (typed === null) return draw(request, schedule, now, form, errors)
    await changeType(db, type, typed)
  }
  return redirect(`/staff/schedule/types/${type.id}?saved`)
}

function draw(
  request: PageRequest,
  schedule: Schedule,
  now: Now | null,
  form: Typed,
  errors: readonly FieldError[],
): Answer {
  const { lang, look } = request
  const text = words(lang)
  const fields = { lang, form, errors }
  const changed = errors.some(({ text: what }) => what === text.changed.error)
  return staffPage(
    request,
    'schedule',
    { title: now?.type.name[lang] ?? text.type.newTitle, caption: text.caption },
    <>
      <Back lang={lang} href="/staff/schedule" text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      {now && changed && (
        <ChangedMeanwhile
          request={request}
          now={formOfType(now.type, now.position)}
          names={namesOf(request, schedule)}
        />
      )}
      <SavedNotice request={request} />
      <Form look={look} action={`/staff/schedule/types/${now?.type.id ?? 'new'}`}>
        {now ? (
          <input type="hidden" name="was" value={shown(now)} />
        ) : (
          <input type="hidden" name="key" value={form.key ?? newId()} />
        )}
        <WordFields {...fields} />
        <LengthFields {...fields} standing={now?.standing ?? null} />
        <RuleFields {...fields} />
        <PeopleFields {...fields} schedule={schedule} />
        <Button text={text.save} name="do" value="save" />
      </Form>
      {now && <Door request={request} now={now} />}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

const namesOf = ({ lang }: PageRequest, { clinicians }: Schedule): Typed => {
  const text = words(lang).type
  return {
    'name-en': text.nameEn,
    'name-es': text.nameEs,
    'about-en': text.aboutEn,
    'about-es': text.aboutEs,
    'preparation-en': text.preparationEn,
    'preparation-es': text.preparationEs,
    minutes: text.minutes,
    before: text.before,
    after: text.after,
    step: text.step,
    notice: text.notice,
    ahead: text.ahead,
    cutoff: text.cutoff,
    position: text.position,
    ...Object.fromEntries([...clinicians.values()].map(({ id, name }) => [`clinician-${id}`, name])),
  }
}

/** Takes it out of what is offered, or back in. */
function Door({ request, now }: { request: PageRequest; now: Now }) {
  const { type } = now
  const text = words(request.lang).type
  return (
    <Section id="door" title={type.active ? text.hide : text.show}>
      <p>{type.active ? text.hideText : text.showText}</p>
      <Form look={request.look} action={`/staff/schedule/types/${type.id}`}>
        <input type="hidden" name="was" value={shown(now)} />
        {type.active ? (
          <Button text={text.hideButton} kind="danger" name="do" value="hide" />
        ) : (
          <Button text={text.showButton} kind="secondary" name="do" value="show" />
        )}
      </Form>
    </Section>
  )
}
