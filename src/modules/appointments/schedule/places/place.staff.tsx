import { isUuid, newId } from '../../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../../ui/answer.ts'
import { Button } from '../../../../ui/button.tsx'
import { Select } from '../../../../ui/choices.tsx'
import { TextArea, TextField } from '../../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../../ui/form.tsx'
import { Section } from '../../../../ui/headings.tsx'
import { staffPage } from '../../../../ui/staff.tsx'
import { zoneInWords, zones } from '../../../../ui/time-zones.ts'
import type { Typed } from '../../../../ui/typed.ts'
import type { ManagerDb } from '../../handles.ts'
import { Back } from '../back.tsx'
import { ChangedMeanwhile, carryOut } from '../check-change.tsx'
import { fingerprint } from '../fingerprint.ts'
import { changeSchedule } from '../lock-schedule.ts'
import { onRecord } from '../on-record.ts'
import { type Place, readSchedule } from '../read-schedule.ts'
import { SavedNotice } from '../saved-notice.tsx'
import { words } from '../words.ts'
import { formOfPlace, readPlace } from './read-place.ts'
import { addPlace, changePlace, openPlace } from './save-place.ts'

/** `GET /staff/schedule/places/new` */
export const newPlacePage = (request: PageRequest, db: ManagerDb): Promise<Answer> =>
  draw(request, db, null, { key: newId(), zone: request.look.zone }, [])

/** `POST /staff/schedule/places/new` */
export async function takeNewPlace(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const { form, lang } = request
  await changeSchedule(db)
  const id = isUuid(form.key ?? '') ? (form.key ?? '') : newId()
  const { places } = await readSchedule(db)
  if (places.has(id)) return redirect(`/staff/schedule/places/${id}?saved`)
  const known = { others: [...places.values()], locations: await onRecord(db, 'Location') }
  const { typed, errors } = readPlace(form, lang, known)
  if (typed === null) return draw(request, db, null, form, errors)
  await addPlace(db, id, typed)
  return redirect(`/staff/schedule/places/${id}?saved`)
}

/** `GET /staff/schedule/places/:id`: what is known of it, to be changed. */
export async function placePage(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const place = (await readSchedule(db)).places.get(request.params.id ?? '')
  return place ? draw(request, db, place, formOfPlace(place), []) : notThere
}

/** `POST /staff/schedule/places/:id`: `save`, `close` or `reopen`; first only shown where bookings are touched. */
export async function takePlace(request: PageRequest, db: ManagerDb): Promise<Answer> {
  const { form, lang, params } = request
  await changeSchedule(db)
  const { places } = await readSchedule(db)
  const place = places.get(params.id ?? '')
  if (!place) return notThere
  const address = `/staff/schedule/places/${place.id}`
  const at = { action: address, done: `${address}?saved` }
  const isSave = form.do === 'save'
  if (form.back === 'yes') return draw(request, db, place, isSave ? form : formOfPlace(place), [], 'back')
  if (form.was !== fingerprint(place))
    return draw(request, db, place, isSave ? form : formOfPlace(place), [
      { field: 'name', text: words(lang).changed.error },
    ])
  if (form.do === 'close' || form.do === 'reopen')
    return carryOut(request, db, { ...at, change: () => openPlace(db, place.id, form.do === 'reopen') })
  const others = [...places.values()].filter(({ id }) => id !== place.id)
  const { typed, errors } = readPlace(form, lang, { others, locations: await onRecord(db, 'Location') })
  if (typed === null) return draw(request, db, place, form, errors)
  return carryOut(request, db, { ...at, change: () => changePlace(db, place, typed) })
}

async function draw(
  request: PageRequest,
  db: ManagerDb,
  place: Place | null,
  form: Typed,
  errors: readonly FieldError[],
  came?: 'back',
): Promise<Answer> {
  const { lang, look } = request
  const text = words(lang)
  const action = `/staff/schedule/places/${place?.id ?? 'new'}`
  const changed = place !== null && errors.some(({ text: what }) => what === text.changed.error)
  return staffPage(
    request,
    'schedule',
    { title: place?.name ?? text.place.newTitle, caption: text.caption, lede: text.place.lede },
    <>
      <Back lang={lang} href="/staff/schedule" text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      {changed && <ChangedMeanwhile request={request} now={formOfPlace(place)} names={namesOf(text)} />}
      {came === undefined && <SavedNotice request={request} />}
      <Form look={look} action={action}>
        {place ? (
          <input type="hidden" name="was" value={fingerprint(place)} />
        ) : (
          <input type="hidden" name="key" value={form.key ?? newId()} />
        )}
        <Fields lang={lang} form={form} errors={errors} locations={await onRecord(db, 'Location')} />
        <Button text={text.save} name="do" value="save" />
      </Form>
      {place && (
        <Section id="holidays" title={text.place.holidays}>
          <p>
            <a href={`${action}/holidays`}>{text.place.holidaysLink}</a>
          </p>
        </Section>
      )}
      {place && <Door request={request} place={place} />}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

const namesOf = ({ place }: ReturnType<typeof words>): Typed => ({
  name: place.name,
  address: place.address,
  phone: place.phone,
  zone: place.zone,
})

function Fields(props: {
  lang: PageRequest['lang']
  form: Typed
  errors: readonly FieldError[]
  locations: readonly { id: string; name: string }[]
}) {
  const { lang, form, errors, locations } = props
  const text = words(lang).place
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  const zone = zones.includes(form.zone ?? '') ? form.zone : ''
  return (
    <>
      <TextField
        {...field('name')}
        label={text.name}
        hint={text.nameHint}
        maxlength={200}
        autocomplete="off"
      />
      <TextArea {...field('address')} label={text.address} rows={3} maxlength={500} optional />
      <TextField
        {...field('phone')}
        label={text.phone}
        type="tel"
        width="medium"
        autocomplete="off"
        optional
      />
      <Select
        {...field('zone')}
        value={zone}
        label={text.zone}
        hint={text.zoneHint}
        choices={[
          ...(zone === '' ? [{ value: '', text: text.chooseZone }] : []),
          ...zones.map(value => ({ value, text: zoneInWords(value) })),
        ]}
      />
      {locations.length > 0 && (
        <Select
          {...field('location')}
          label={text.location}
          choices={[
            { value: '', text: text.noLocation },
            ...locations.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          optional
        />
      )}
    </>
  )
}

/** Closes the place, or opens it again. */
function Door({ request, place }: { request: PageRequest; place: Place }) {
  const { lang, look } = request
  const text = words(lang).place
  return (
    <Section id="door" title={place.active ? text.close : text.reopen}>
      <p>{place.active ? text.closeText : text.reopenText}</p>
      <Form look={look} action={`/staff/schedule/places/${place.id}`}>
        <input type="hidden" name="was" value={fingerprint(place)} />
        {place.active ? (
          <Button text={text.closeButton} kind="danger" name="do" value="close" />
        ) : (
          <Button text={text.reopenButton} kind="secondary" name="do" value="reopen" />
        )}
      </Form>
    </Section>
  )
}
