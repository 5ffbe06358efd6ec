import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { type Choice, Radios, Select } from '../../../ui/choices.tsx'
import { errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import type { PatientDb } from '../../access/index.ts'
import { changeWish, type Draft, type Wish } from './drafts.ts'
import { type Finding, findingOf } from './finding.ts'
import { languageSaid } from './say.ts'
import { hasChoice, type SeenWhere, seenWhere } from './seen-where.ts'
import { stepPage } from './step.tsx'
import { words } from './words.ts'

type Db = PatientDb<'appointments:write'>

/** What the form says for whoever is free first, or free first and speaks a language. */
const anybody = 'anybody'
const anywhere = 'anywhere'
const speaking = (language: string): string => `speaks-${language}`

/** More than these are a list that folds. */
const most_radios = 12

/** `GET /appointments/book/:id`: where and with whom. Where there is nothing to choose, it goes on to the times. */
export async function wherePage(request: PageRequest, db: Db): Promise<Answer> {
  const opened = await openWhere(request, db)
  if (opened === null) return notThere
  const { finding, seen } = opened
  const { draft } = finding
  if (draft.booked_id) return redirect(`/appointments/${draft.booked_id}`)
  if (!hasChoice(seen, finding.type)) return redirect(`/appointments/book/${draft.id}/times`)
  return draw(request, opened, formOf(draft), [])
}

/** `POST /appointments/book/:id`. */
export async function takeWhere(request: PageRequest, db: Db): Promise<Answer> {
  const { form, lang } = request
  const opened = await openWhere(request, db)
  if (opened === null) return notThere
  const { finding, seen } = opened
  const { draft } = finding
  if (draft.booked_id) return redirect(`/appointments/${draft.booked_id}`)
  const { errors: text } = words(lang).where
  const [clinician = anybody, place = anywhere] = [form.clinician, form.place]
  const errors: FieldError[] = []
  if (!choicesOfClinician(request, finding, seen).some(({ value }) => value === clinician))
    errors.push({ field: 'clinician', text: text.clinician })
  if (place !== anywhere && !seen.places.some(({ id }) => id === place))
    errors.push({ field: 'place', text: text.place })
  if (errors.length > 0) return draw(request, opened, form, errors)
  await changeWish(db, draft.id, wishIn({ clinician, place }, seen))
  return redirect(`/appointments/book/${draft.id}/times`)
}

type Opened = { finding: Finding; seen: SeenWhere }

async function openWhere({ params, look }: PageRequest, db: Db): Promise<Opened | null> {
  const finding = await findingOf(db, params.id ?? '', look.now, look.zone)
  if (finding === null) return null
  const { schedule, type, ticket } = finding
  return { finding, seen: await seenWhere(db, schedule, type, ticket?.clinician_id ?? null, look.now) }
}

const formOf = ({ clinician_id, place_id, language }: Draft): Record<string, string> => ({
  clinician: clinician_id ?? (language === null ? anybody : speaking(language)),
  place: place_id ?? anywhere,
})

function wishIn({ clinician, place }: { clinician: string; place: string }, seen: SeenWhere): Wish {
  return {
    clinician: seen.clinicians.find(one => one.clinician.id === clinician)?.clinician.id ?? null,
    place: place === anywhere ? null : place,
    language: seen.languages.find(language => speaking(language) === clinician) ?? null,
  }
}

/** Where she has to go somewhere, and there is a choice. */
const placesToChoose = ({ type }: Finding, { places }: SeenWhere) => (type.mode === 'in-person' ? places : [])

function choicesOfClinician({ lang }: PageRequest, finding: Finding, seen: SeenWhere): Choice[] {
  const text = words(lang).where
  const severalPlaces = placesToChoose(finding, seen).length > 1
  return [
    { value: anybody, text: text.anybody, hint: text.anybodyHint },
    ...seen.languages.map(language => ({
      value: speaking(language),
      text: text.speaking(languageSaid(language, lang)),
    })),
    ...seen.clinicians.map(({ clinician, places }) => ({
      value: clinician.id,
      text: clinician.name,
      hint: [
        clinician.work[lang],
        severalPlaces && text.seesAt(places.map(({ name }) => name)),
        clinician.languages.some(one => seen.languages.includes(one)) &&
          text.speaks(clinician.languages.map(one => languageSaid(one, lang))),
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  ]
}

function draw(
  request: PageRequest,
  { finding, seen }: Opened,
  form: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
): Answer {
  const { look, lang } = request
  const text = words(lang).where
  const { draft } = finding
  const clinicians = choicesOfClinician(request, finding, seen)
  const places = placesToChoose(finding, seen)
  const several = seen.clinicians.length > 1
  const whom = {
    lang,
    name: 'clinician',
    label: text.clinician,
    choices: clinicians,
    value: form.clinician ?? anybody,
    error: errorOf(errors, 'clinician'),
  }
  return stepPage(
    look,
    {
      step: 'where',
      moves: draft.moves !== null,
      title: several ? (places.length > 1 ? text.title : text.titleNoPlace) : text.place,
      lede: text.lede,
      back: {
        href: draft.moves ? `/appointments/book/${draft.id}/times` : `/appointments/new?draft=${draft.id}`,
      },
      errors,
    },
    <Form look={look} action={`/appointments/book/${draft.id}`}>
      {several && (clinicians.length > most_radios ? <Select {...whom} /> : <Radios {...whom} />)}
      {places.length > 1 && (
        <Radios
          lang={lang}
          name="place"
          label={text.place}
          value={form.place ?? anywhere}
          choices={[
            { value: anywhere, text: text.anywhere, hint: text.anywhereHint },
            ...places.map(({ id, name, address }) => ({ value: id, text: name, hint: address ?? undefined })),
          ]}
          error={errorOf(errors, 'place')}
        />
      )}
      <Button text={text.button} />
    </Form>,
  )
}
