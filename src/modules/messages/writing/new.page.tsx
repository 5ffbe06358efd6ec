import { isUuid, newId } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { areas, ofWhom } from '../../../ui/page.ts'
import { EmptyState } from '../../../ui/states.tsx'
import { Telephone } from '../../../ui/telephone.tsx'
import type { PatientDb } from '../../access/index.ts'
import { isTopic, topics } from '../topics.ts'
import { type About, readAbout, writeAbout } from './about.ts'
import { aboutNamed } from './about-named.ts'
import { cleanText, longest_body, longest_subject } from './clean-text.ts'
import { type Draft, openDraftIn, saveDraft, startDraft } from './drafts.ts'
import { openDraft } from './open-draft.ts'
import { readWhom, type Whom, whomFor } from './whom.ts'
import { words } from './words.ts'
import { changedPage, tooLongPage } from './write.page.tsx'

type Db = PatientDb<'messages:write'>

/** What a new message is begun with besides its topic. */
type Begun = { readonly draft: Draft | null; readonly about: About | null; readonly key: string }

/** `GET /messages/new`: what it is about. `?draft=` comes back from a draft whose topic is to be another. */
export async function newMessagePage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, query } = request
  const id = query.get('draft')
  const found = id === null ? null : await openDraft(db, id, look.now)
  if (found && !found.open) return found.answer
  const draft = found?.writing.draft ?? null
  if (found?.writing.thread) return redirect(`/messages/drafts/${draft?.id}`)
  const { whom } = await readWhom(db, db.patient, look.now)
  return draw(request, whom, { draft, about: null, key: newId() }, draft?.topic ?? '', [])
}

/**
 * `POST /messages/new`: begins a draft about a topic, about a thing (`about`) or in a thread (`thread`, perhaps with
 * its words already), or changes the topic of one (`draft`).
 */
export async function takeNewMessage(request: PageRequest, db: Db): Promise<Answer> {
  const { form } = request
  if (form.thread !== undefined) return takeAnswer(request, db)
  if (form.draft !== undefined) return takeOtherTopic(request, db, form.draft)
  const { look, lang } = request
  const key = keyOf(form.key)
  const about = readAbout(form.about)
  const named = about && (await aboutNamed(db, about, look))
  if (form.about !== undefined && named === null) return notThere
  const { whom } = await readWhom(db, db.patient, look.now)
  const topic = form.topic ?? named?.topic ?? ''
  const errors = wrongTopic(request, whom, topic)
  if (!isTopic(topic) || errors.length > 0)
    // Nobody answers about such things: she has not chosen wrongly.
    return draw(request, whom, { draft: null, about, key }, topic, form.topic || !about ? errors : [])
  const [only, ...others] = whomFor(whom, topic)
  const pool = others.length === 0 ? (only?.pool.id ?? null) : null
  const subject = named ? words(lang).subjectAbout(named.title).slice(0, longest_subject) : ''
  const started = await startDraft(
    db,
    db.patient,
    { id: key, side: 'patient', topic, pool, subject, about },
    look.now,
  )
  return started.started ? redirect(`/messages/drafts/${started.draft.id}`) : notThere
}

const keyOf = (text: string | undefined): string => (text !== undefined && isUuid(text) ? text : newId())

function wrongTopic({ lang }: PageRequest, whom: readonly Whom[], topic: string): FieldError[] {
  const { errors } = words(lang).new
  if (!isTopic(topic)) return [{ field: 'topic', text: errors.topic }]
  return whomFor(whom, topic).length === 0 ? [{ field: 'topic', text: errors.gone }] : []
}

/** The box under a thread. What she typed is kept before anything is said of it. */
async function takeAnswer(request: PageRequest, db: Db): Promise<Answer> {
  const { form, look } = request
  const { thread = '', body = '' } = form
  const typed = cleanText(body)
  const before =
    typed.trim() === '' ? await openDraftIn(db, db.patient, isUuid(thread) ? thread : newId()) : null
  if (before) return redirect(`/messages/drafts/${before.id}`)
  const isLong = typed.length > longest_body
  const want = { id: keyOf(form.key), side: 'patient', thread, body: isLong ? '' : body } as const
  const started = await startDraft(db, db.patient, want, look.now)
  if (!started.started) return notThere
  const { draft } = started
  const here = `/messages/drafts/${draft.id}`
  if (isLong) return tooLongPage(request, db, draft.id)
  if (draft.sent_at || draft.dropped_at || typed.trim() === '') return redirect(here)
  // The same box sent again, with other words.
  const saved = await saveDraft(db, db.patient, draft.id, { body }, 1, look.now)
  if (!saved.saved) return saved.why === 'changed' ? changedPage(request, db, draft.id) : notThere
  return redirect(form.do === 'save' ? `${here}?done=saved` : `${here}/check`)
}

async function takeOtherTopic(request: PageRequest, db: Db, id: string): Promise<Answer> {
  const { form, look } = request
  const found = await openDraft(db, id, look.now)
  if (!found.open) return found.answer
  const { draft } = found.writing
  const { topic = '' } = form
  const { whom } = await readWhom(db, db.patient, look.now)
  const errors = wrongTopic(request, whom, topic)
  if (!isTopic(topic) || errors.length > 0)
    return draw(request, whom, { draft, about: null, key: draft.id }, topic, errors)
  const fit = whomFor(whom, topic)
  const pool = fit.find(one => one.pool.id === draft.pool_id) ?? (fit.length === 1 ? fit[0] : undefined)
  await saveDraft(db, db.patient, id, { topic, pool: pool?.pool.id ?? null }, draft.version, look.now)
  return redirect(`/messages/drafts/${id}`)
}

function draw(
  request: PageRequest,
  whom: readonly Whom[],
  { draft, about, key }: Begun,
  chosen: string,
  errors: readonly FieldError[],
): Answer {
  const { look, lang } = request
  const all = words(lang)
  const text = all.new
  const open = topics.filter(topic => whomFor(whom, topic).length > 0)
  const back = draft ? `/messages/drafts/${draft.id}` : areas.messages
  return page(
    text.title(ofWhom(look)),
    <>
      <BackLink lang={lang} href={back} {...(draft === null && { text: all.messages })} />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={text.title(ofWhom(look))} lede={open.length > 0 && text.lede} />
      <Notice kind="warning" title={all.emergency.title}>
        <p>{all.emergency.text}</p>
      </Notice>
      {open.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText(look.clinic.name)}</p>
          {look.clinic.phone && (
            <p>
              <Telephone phone={look.clinic.phone} />
            </p>
          )}
        </EmptyState>
      ) : (
        <Form look={look} action="/messages/new">
          {draft ? (
            <input type="hidden" name="draft" value={draft.id} />
          ) : (
            <input type="hidden" name="key" value={key} />
          )}
          {about && <input type="hidden" name="about" value={writeAbout(about)} />}
          <Radios
            lang={lang}
            name="topic"
            label={text.topic}
            value={chosen}
            error={errorOf(errors, 'topic')}
            choices={open.map(topic => ({
              value: topic,
              text: all.topics[topic],
              hint: all.topicHints[topic] || undefined,
            }))}
          />
          <Button text={text.button} />
        </Form>
      )}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}
