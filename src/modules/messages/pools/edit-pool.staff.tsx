import { isUuid, newId, uuidFrom } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Radios, Select } from '../../../ui/choices.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { Ticks } from '../../../ui/ticks.tsx'
import { zoneInWords, zones } from '../../../ui/time-zones.ts'
import { type Typed, ticksOf } from '../../../ui/typed.ts'
import type { PoolsDb } from '../handles.ts'
import { topics } from '../topics.ts'
import { formOfPool, isChoosable, readPoolForm } from './read-pool-form.ts'
import { type Pool, readPools } from './read-pools.ts'
import { Above } from './said.tsx'
import { addPool, changePool, lockPools } from './save-pool.ts'
import { words } from './words.ts'

/** Stands in the form for what its page showed. */
const shown = (pool: Pool): string => uuidFrom(JSON.stringify(formOfPool(pool)))

/** `GET /staff/pools/new` */
export async function newPoolPage(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const form = { key: newId(), zone: request.look.zone, 'answer-hours': '16', 'close-days': '30' }
  return draw(request, await readPools(db), null, { ...form, 'open-to': 'all', ...ticksOf('topic', []) }, [])
}

/** `POST /staff/pools/new` */
export async function takeNewPool(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const { form, lang, look } = request
  await lockPools(db)
  const pools = await readPools(db)
  const id = isUuid(form.key ?? '') ? (form.key ?? '') : newId()
  if (pools.has(id)) return redirect(`/staff/pools/${id}?saved`)
  const { typed, errors } = readPoolForm(form, lang, {
    others: [...pools.values()],
    before: null,
    now: look.now,
  })
  if (typed === null) return draw(request, pools, null, form, errors)
  await addPool(db, id, typed)
  return redirect(`/staff/pools/${id}?saved`)
}

/** `GET /staff/pools/:id/edit` */
export async function editPoolPage(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const pools = await readPools(db)
  const pool = pools.get(request.params.id ?? '')
  return pool ? draw(request, pools, pool, formOfPool(pool), []) : notThere
}

/** `POST /staff/pools/:id/edit` */
export async function takePool(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const { form, lang, look, params } = request
  await lockPools(db)
  const pools = await readPools(db)
  const pool = pools.get(params.id ?? '')
  if (!pool) return notThere
  if (form.was !== shown(pool))
    return draw(request, pools, pool, form, [{ field: 'name-en', text: words(lang).changed }])
  const others = [...pools.values()].filter(({ id }) => id !== pool.id)
  const { typed, errors } = readPoolForm(form, lang, { others, before: pool, now: look.now })
  if (typed === null) return draw(request, pools, pool, form, errors)
  await changePool(db, pool.id, typed)
  return redirect(`/staff/pools/${pool.id}?saved`)
}

function draw(
  request: PageRequest,
  pools: ReadonlyMap<string, Pool>,
  pool: Pool | null,
  form: Typed,
  errors: readonly FieldError[],
): Answer {
  const { lang, look } = request
  const text = words(lang)
  const back = pool ? `/staff/pools/${pool.id}` : '/staff/pools'
  return staffPage(
    request,
    'pools',
    { title: pool?.name[lang] ?? text.edit.newTitle, caption: text.caption, lede: text.edit.lede },
    <>
      <Above request={request} href={back} {...(pool && { text: pool.name[lang] })} />
      <ErrorSummary lang={lang} errors={errors} />
      <Form look={look} action={pool ? `/staff/pools/${pool.id}/edit` : '/staff/pools/new'}>
        {pool ? (
          <input type="hidden" name="was" value={shown(pool)} />
        ) : (
          <input type="hidden" name="key" value={form.key ?? newId()} />
        )}
        <NameFields lang={lang} form={form} errors={errors} />
        <RuleFields lang={lang} form={form} errors={errors} pools={pools} pool={pool} />
        <Button text={text.save} />
      </Form>
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

type Fields = { lang: PageRequest['lang']; form: Typed; errors: readonly FieldError[] }

const fieldOf =
  ({ lang, form, errors }: Fields) =>
  (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name), autocomplete: 'off' })

function NameFields(fields: Fields) {
  const field = fieldOf(fields)
  const text = words(fields.lang).edit
  return (
    <>
      <TextField {...field('name-en')} label={text.nameEn} maxlength={100} />
      <TextField {...field('name-es')} label={text.nameEs} maxlength={100} />
      <TextArea {...field('about-en')} label={text.aboutEn} hint={text.aboutHint} rows={2} optional />
      <TextArea {...field('about-es')} label={text.aboutEs} rows={2} optional />
    </>
  )
}

function RuleFields({
  pools,
  pool,
  ...fields
}: Fields & { pools: ReadonlyMap<string, Pool>; pool: Pool | null }) {
  const { lang, form, errors } = fields
  const field = fieldOf(fields)
  const { edit: text, list, topics: names, nobody } = words(lang)
  const short = { width: 'short', inputmode: 'numeric', maxlength: 3 } as const
  const covers = [...pools.values()].filter(one => one.id !== pool?.id && isChoosable(one, pool))
  const zone = zones.includes(form.zone ?? '') ? form.zone : ''
  return (
    <>
      <Ticks
        lang={lang}
        id="topics"
        legend={text.topics}
        hint={text.topicsHint}
        error={errorOf(errors, 'topics')}
        boxes={topics.map(topic => ({ name: `topic-${topic}`, text: names[topic] }))}
        ticked={name => form[name] === 'yes'}
      />
      <Radios
        {...field('open-to')}
        label={text.openTo}
        choices={(['all', 'care'] as const).map(value => ({
          value,
          text: list[value],
          hint: text.openHints[value],
        }))}
      />
      <TextField {...field('answer-hours')} {...short} label={text.answerHours} hint={text.answerHoursHint} />
      <TextField {...field('close-days')} {...short} label={text.closeDays} hint={text.closeDaysHint} />
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
      <Select
        {...field('cover')}
        label={text.cover}
        hint={text.coverHint}
        choices={[
          { value: '', text: nobody },
          ...covers.map(({ id, name }) => ({ value: id, text: name[lang] })),
        ]}
      />
    </>
  )
}
