import { isUuid, newId } from '../../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../../ui/answer.ts'
import { Button } from '../../../../ui/button.tsx'
import { Select } from '../../../../ui/choices.tsx'
import { DateField, TextField } from '../../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../../ui/form.tsx'
import { Section } from '../../../../ui/headings.tsx'
import { staffPage } from '../../../../ui/staff.tsx'
import { Ticks } from '../../../../ui/ticks.tsx'
import type { Typed } from '../../../../ui/typed.ts'
import type { ManagerDb } from '../../handles.ts'
import { Back } from '../back.tsx'
import { ChangedMeanwhile, carryOut } from '../check-change.tsx'
import { fingerprint } from '../fingerprint.ts'
import { changeSchedule } from '../lock-schedule.ts'
import { type OnRecord, onRecord } from '../on-record.ts'
import { type Clinician, readSchedule, type Schedule } from '../read-schedule.ts'
import { languageInWords } from '../say.ts'
import { words } from '../words.ts'
import { formOfClinician, languagesFor, readClinician, typesOf } from './read-clinician.ts'
import { addClinician, changeClinician, putOnSchedule } from './save-clinician.ts'

type Known = {
  readonly clinician: Clinician | null
  readonly schedule: Schedule
  readonly practitioners: readonly OnRecord[]
}

async function known(db: ManagerDb, id: string | null): Promise<Known> {
  const schedule = await readSchedule(db)
  const clinician = id === null ? null : (schedule.clinicians.get(id) ?? null)
  return { clinician, schedule, practitioners: await onRecord(db, 'Practitioner') }
}

/** What a page showed of a clinician, for seeing whether it is still so. */
const shown = (clinician: Clinician, { types }: Schedule): string =>
  fingerprint([clinician, typesOf(clinician, types)])

/** `GET /staff/schedule/clinicians/new` */
export async function newClinicianPage(request: PageRequest, db: ManagerDb): Promise<Answer> {
  return draw(request, await known(db, null), { key: newId(), 'speaks-en': 'yes' }, [])
}

/** `POST /staff/schedule/clinicians/new` */
export async function takeNewClinician(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const { form, lang } = request
  await changeSchedule(db)
  const id = isUuid(form.key ?? '') ? (form.key ?? '') : newId()
  const all = await known(db, null)
  if (all.schedule.clinicians.has(id)) return redirect(`/staff/schedule/clinicians/${id}?saved`)
  const { typed, errors } = readClinician(form, lang, all)
  if (typed === null) return draw(request, all, form, errors)
  await addClinician(db, id, typed)
  return redirect(`/staff/schedule/clinicians/${id}?saved`)
}

/** `GET /staff/schedule/clinicians/:id/edit` */
export async function editClinicianPage(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const all = await known(db, request.params.id ?? '')
  return all.clinician ? draw(request, all, formOfClinician(all.clinician, all.schedule), []) : notThere
}

/** `POST /staff/schedule/clinicians/:id/edit`: `save`, `off` or `on`; first only shown where bookings are touched. */
export async function takeClinician(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const { form, lang, params } = request
  await changeSchedule(db)
  const all = await known(db, params.id ?? '')
  const { clinician, schedule } = all
  if (!clinician) return notThere
  const typedOrNow = form.do === 'save' ? form : formOfClinician(clinician, schedule)
  if (form.back === 'yes') return draw(request, all, typedOrNow, [])
  if (form.was !== shown(clinician, schedule))
    return draw(request, all, typedOrNow, [{ field: 'name', text: words(lang).changed.error }])
  const address = `/staff/schedule/clinicians/${clinician.id}`
  const at = { action: `${address}/edit`, done: `${address}?saved` }
  if (form.do === 'off' || form.do === 'on')
    return carryOut(request, db, { ...at, change: () => putOnSchedule(db, clinician.id, form.do === 'on') })
  const { typed, errors } = readClinician(form, lang, all)
  if (typed === null) return draw(request, all, form, errors)
  const offered = [...schedule.types.keys()]
  return carryOut(request, db, { ...at, change: () => changeClinician(db, clinician, typed, offered) })
}

function draw(request: PageRequest, all: Known, form: Typed, errors: readonly FieldError[]): Answer {
  const { lang, look } = request
  const { clinician, schedule } = all
  const text = words(lang)
  const address = `/staff/schedule/clinicians/${clinician?.id ?? 'new'}`
  const changed = errors.some(({ text: what }) => what === text.changed.error)
  return staffPage(
    request,
    'schedule',
    {
      title: clinician ? text.clinician.editTitle(clinician.name) : text.clinician.newTitle,
      caption: text.caption,
    },
    <>
      <Back lang={lang} href={clinician ? address : '/staff/schedule'} text={clinician?.name ?? text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      {clinician && changed && (
        <ChangedMeanwhile
          request={request}
          now={formOfClinician(clinician, schedule)}
          names={namesOf(request, all)}
        />
      )}
      <Form look={look} action={clinician ? `${address}/edit` : address}>
        {clinician ? (
          <input type="hidden" name="was" value={shown(clinician, schedule)} />
        ) : (
          <input type="hidden" name="key" value={form.key ?? newId()} />
        )}
        <Fields request={request} all={all} form={form} errors={errors} />
        <Button text={text.save} name="do" value="save" />
      </Form>
      {clinician && <Door request={request} clinician={clinician} was={shown(clinician, schedule)} />}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

const namesOf = ({ lang }: PageRequest, { schedule, clinician }: Known): Typed => {
  const text = words(lang).clinician
  return {
    name: text.name,
    'work-en': text.workEn,
    'work-es': text.workEs,
    'leaves-on': text.leavesOn,
    ...Object.fromEntries(languagesFor(clinician).map(tag => [`speaks-${tag}`, languageInWords(tag, lang)])),
    ...Object.fromEntries([...schedule.types.values()].map(({ id, name }) => [`type-${id}`, name[lang]])),
  }
}

function Fields(props: { request: PageRequest; all: Known; form: Typed; errors: readonly FieldError[] }) {
  const { request, all, form, errors } = props
  const { lang } = request
  const text = words(lang).clinician
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  const ticked = (name: string) => form[name] === 'yes'
  const types = [...all.schedule.types.values()].filter(({ id, active }) => active || ticked(`type-${id}`))
  return (
    <>
      <TextField
        {...field('name')}
        label={text.name}
        hint={text.nameHint}
        maxlength={200}
        autocomplete="off"
      />
      <TextField {...field('work-en')} label={text.workEn} hint={text.workHint} maxlength={100} />
      <TextField {...field('work-es')} label={text.workEs} hint={text.workHintEs} maxlength={100} />
      <Ticks
        lang={lang}
        id="languages"
        legend={text.languages}
        error={errorOf(errors, 'languages')}
        boxes={languagesFor(all.clinician).map(tag => ({
          name: `speaks-${tag}`,
          text: languageInWords(tag, lang),
        }))}
        ticked={ticked}
      />
      {types.length > 0 && (
        <Ticks
          lang={lang}
          id="types"
          legend={text.types}
          hint={text.typesHint}
          boxes={types.map(({ id, name }) => ({ name: `type-${id}`, text: name[lang] }))}
          ticked={ticked}
        />
      )}
      <Select
        {...field('practitioner')}
        label={text.practitioner}
        choices={[
          { value: '', text: text.noPractitioner },
          ...all.practitioners.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        optional
      />
      <DateField {...field('leaves-on')} label={text.leavesOn} hint={text.leavesOnHint} optional />
    </>
  )
}

/** Takes the clinician off the schedule, or puts her back. */
function Door(props: { request: PageRequest; clinician: Clinician; was: string }) {
  const { request, clinician, was } = props
  const text = words(request.lang).clinician
  return (
    <Section id="door" title={clinician.active ? text.off : text.on}>
      <p>{clinician.active ? text.offText : text.onText}</p>
      <Form look={request.look} action={`/staff/schedule/clinicians/${clinician.id}/edit`}>
        <input type="hidden" name="was" value={was} />
        {clinician.active ? (
          <Button text={text.offButton} kind="danger" name="do" value="off" />
        ) : (
          <Button text={text.onButton} kind="secondary" name="do" value="on" />
        )}
      </Form>
    </Section>
  )
}
