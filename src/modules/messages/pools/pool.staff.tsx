import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { ErrorSummary, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import type { Typed } from '../../../ui/typed.ts'
import type { PoolsDb } from '../handles.ts'
import { dueAt } from './due-at.ts'
import {
  cliniciansOfPool,
  cliniciansOnRecord,
  membersOfPools,
  type Person,
  peopleWhoMayAnswer,
} from './people.ts'
import { Away, Hours, Names } from './pool-parts.tsx'
import { readBack, readHours } from './read-pool-form.ts'
import { isAway, type Pool, readPools } from './read-pools.ts'
import { Above, stateSaid, topicsSaid } from './said.tsx'
import { addHours, changePool, lockPools, removeHours, setClinician, setMember } from './save-pool.ts'
import { words } from './words.ts'

/** `GET /staff/pools/:id`: who answers there, for whose patients, and when. */
export async function poolPage(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const pools = await readPools(db)
  const pool = pools.get(request.params.id ?? '')
  return pool ? draw(request, db, { pools, pool }, {}, []) : notThere
}

/** What a button of the page does; what is wrong with its fields, or nothing. */
type Act = (request: PageRequest, db: PoolsDb, pool: Pool) => Promise<readonly FieldError[]>

const acts: Readonly<Record<string, Act>> = {
  'add-member': async ({ form, lang, look }, db, pool) => {
    const person = (await peopleWhoMayAnswer(db)).find(({ id }) => id === form.member)
    if (!person) return [{ field: 'member', text: words(lang).pool.personMissing }]
    await setMember(db, pool.id, person.id, true, look.now)
    return []
  },
  'remove-member': async ({ form, look }, db, pool) => {
    const person = (await membersOfPools(db)).get(pool.id)?.find(({ id }) => id === form.who)
    if (person) await setMember(db, pool.id, person.id, false, look.now)
    return []
  },
  'add-clinician': async ({ form, lang }, db, pool) => {
    const one = (await cliniciansOnRecord(db)).find(({ id }) => id === form.clinician)
    if (!one) return [{ field: 'clinician', text: words(lang).pool.personMissing }]
    await setClinician(db, pool.id, one.id, true)
    return []
  },
  'remove-clinician': async ({ form }, db, pool) => {
    const id = (await cliniciansOfPool(db, pool.id)).find(one => one === form.who)
    if (id !== undefined) await setClinician(db, pool.id, id, false)
    return []
  },
  'add-hours': async ({ form, lang }, db, pool) => {
    const { typed, errors } = readHours(form, lang, pool.hours)
    if (typed !== null) await addHours(db, pool.id, typed)
    return errors
  },
  'remove-hours': async ({ form }, db, pool) => {
    const one = pool.hours.find(({ from, until }) => `${from} ${until}` === form.which)
    if (one) await removeHours(db, pool.id, one)
    return []
  },
  away: async ({ form, lang, look }, db, pool) => {
    if (pool.cover === null) return [{ field: 'back-on', text: words(lang).pool.awayNoCover }]
    const { typed, errors } = readBack(form, lang, pool.zone, look.now)
    if (typed !== null) await changePool(db, pool.id, { away_until: typed })
    return errors
  },
  back: async (_, db, pool) => {
    await changePool(db, pool.id, { away_until: null })
    return []
  },
  close: async (_, db, pool) => {
    await changePool(db, pool.id, { active: false })
    return []
  },
  reopen: async (_, db, pool) => {
    await changePool(db, pool.id, { active: true })
    return []
  },
}

/** `POST /staff/pools/:id`: one of the acts above. */
export async function changePoolPage(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const { form, params } = request
  await lockPools(db)
  const pools = await readPools(db)
  const pool = pools.get(params.id ?? '')
  if (!pool) return notThere
  const act = Object.hasOwn(acts, form.do ?? '') ? acts[form.do ?? ''] : undefined
  const errors = act === undefined ? [] : await act(request, db, pool)
  if (errors.length > 0) return draw(request, db, { pools, pool }, form, errors)
  return redirect(`/staff/pools/${pool.id}?saved`)
}

type Shown = { readonly pools: ReadonlyMap<string, Pool>; readonly pool: Pool }

async function draw(
  request: PageRequest,
  db: PoolsDb,
  shown: Shown,
  form: Typed,
  errors: readonly FieldError[],
): Promise<Answer> {
  const { lang } = request
  const { pools, pool } = shown
  const text = words(lang)
  const people = await peopleWhoMayAnswer(db)
  const members = (await membersOfPools(db)).get(pool.id) ?? []
  const named = ({ id, name, role }: Person) => ({ id, name: `${name}, ${text.roles[role]}` })
  const part = { request, action: `/staff/pools/${pool.id}`, form, errors }
  return staffPage(
    request,
    'pools',
    { title: pool.name[lang], caption: text.caption },
    <>
      <Above request={request} href="/staff/pools" />
      <ErrorSummary lang={lang} errors={errors} />
      <About request={request} {...shown} />
      <Names
        {...part}
        id="people"
        title={text.pool.people}
        lede={text.pool.peopleText}
        none={text.pool.noPeople}
        label={text.pool.person}
        field="member"
        there={members.map(named)}
        others={people.filter(one => !members.includes(one)).map(named)}
      />
      {pool.open_to === 'care' && <Clinicians {...part} {...(await cliniciansFor(db, pool))} />}
      <Hours {...part} pool={pool} />
      <Away {...part} pool={pool} cover={pools.get(pool.cover ?? '')?.name[lang] ?? null} />
      <Door request={request} pool={pool} />
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

async function cliniciansFor(db: PoolsDb, pool: Pool) {
  const all = await cliniciansOnRecord(db)
  const ids = await cliniciansOfPool(db, pool.id)
  return {
    // One whom the record no longer names is still there to be removed.
    there: ids.map(id => all.find(one => one.id === id) ?? { id, name: '?' }),
    others: all.filter(({ id }) => !ids.includes(id)),
  }
}

function Clinicians(
  props: Pick<Parameters<typeof Names>[0], 'request' | 'action' | 'form' | 'errors' | 'there' | 'others'>,
) {
  const text = words(props.request.lang).pool
  return (
    <Names
      {...props}
      id="clinicians"
      title={text.clinicians}
      lede={text.cliniciansText}
      none={text.noClinicians}
      label={text.clinician}
      field="clinician"
    />
  )
}

function About({ request, pools, pool }: Shown & { request: PageRequest }) {
  const { lang, look } = request
  const { pool: text, list, nobody } = words(lang)
  // While its people are away, what comes in is promised by those who cover.
  const reads = isAway(pool, look.now) ? (pools.get(pool.cover ?? '') ?? pool) : pool
  const due = dateTimeOf(dueAt(reads, look.now), lang, pool.zone)
  return (
    <Section id="about" title={text.facts}>
      <Facts
        facts={[
          { term: list.state, detail: stateSaid(pool, request) },
          ...(pool.about[lang] === '' ? [] : [{ term: text.about, detail: pool.about[lang] }]),
          { term: text.answers, detail: topicsSaid(pool, lang) },
          { term: text.who, detail: list[pool.open_to] },
          { term: text.promise, detail: text.promiseText(pool.answer_hours, due) },
          { term: text.closes, detail: text.closesText(pool.close_days) },
          { term: text.cover, detail: pools.get(pool.cover ?? '')?.name[lang] ?? nobody },
        ]}
      />
      <ButtonRow>
        <ButtonLink text={text.change} href={`/staff/pools/${pool.id}/edit`} kind="secondary" />
      </ButtonRow>
    </Section>
  )
}

/** Closes the pool, or opens it again. */
function Door({ request, pool }: { request: PageRequest; pool: Pool }) {
  const text = words(request.lang).pool
  return (
    <Section id="door" title={pool.active ? text.close : text.reopen}>
      <p>{pool.active ? text.closeText : text.reopenText}</p>
      <Form look={request.look} action={`/staff/pools/${pool.id}`}>
        {pool.active ? (
          <Button text={text.closeButton} kind="danger" name="do" value="close" />
        ) : (
          <Button text={text.reopenButton} kind="secondary" name="do" value="reopen" />
        )}
      </Form>
    </Section>
  )
}
