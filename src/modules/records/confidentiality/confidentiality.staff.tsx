import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { TextArea } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import {
  allKinds,
  type Confidential,
  confidentialItems,
  countsByKind,
  type Decision,
  endOverride,
  knownPatient,
  longest_reason,
  type Overridden,
  overrideConfidentiality,
} from '../../clinical/index.ts'
import { groupNames, type SensitiveGroup } from '../../terminology/index.ts'
import { kindWord, type Line, linesOf, readerOf } from '../overview/lines.ts'
import { words as overviewWords } from '../overview/words.ts'
import { words } from './words.ts'

type Db = PatientDb<'sensitive:read'>

/** What is in the record comes by the same rules whichever permission opened it: the database knows them all. */
const record = (db: Db) => db as unknown as PatientDb<RecordPermission>

/** The record is open to her by her work with the patient; to decide needs the role besides. */
const mayDecide = ({ look }: PageRequest): boolean =>
  look.staff?.includes('confidentiality:override') ?? false

const listAddress = ({ params }: PageRequest): string => `/staff/patients/${params.patient}/confidentiality`

/** `GET /staff/patients/:patient/confidentiality`: what is hidden and why; with `?kind=…` all of that kind. */
export async function confidentialityPage(request: PageRequest, db: Db): Promise<Answer> {
  if (!mayDecide(request)) return notThere
  const { lang, look, query } = request
  const text = words(lang)
  const kind = allKinds.find(one => one === query.get('kind'))
  const { items, decisions } = await confidentialItems(db, kind ? { kind } : {})
  const lines = await linesOf(record(db), items, readerOf(look))
  const kinds = [...(await countsByKind(record(db)))].filter(([one]) => one !== 'patient')
  const names = overviewWords(lang)
  return frame(
    request,
    db,
    kind ? names.kinds[kind][1] : text.title,
    <>
      {kind && <BackLink lang={lang} href={listAddress(request)} text={text.back} />}
      {query.has('saved') && <Notice kind="success" title={text.saved} />}
      {lines.length === 0 ? (
        <EmptyState title={kind ? text.noneOfKind : text.none}>{!kind && <p>{text.noneText}</p>}</EmptyState>
      ) : (
        <CardList>
          {lines.map(line => (
            <ItemCard request={request} line={line} decision={standing(decisions, line.row.id)} />
          ))}
        </CardList>
      )}
      <Section id="kinds" title={text.more}>
        <ul>
          {kinds.map(([one, count]) => (
            <li>
              <a href={`${listAddress(request)}?kind=${one}`}>{names.kinds[one][1]}</a>{' '}
              <span class="hint">({names.overview.items(count)})</span>
            </li>
          ))}
        </ul>
      </Section>
    </>,
  )
}

const standing = (decisions: readonly Decision[], item: string): Decision | undefined =>
  decisions.find(one => one.item === item && one.ended === null)

function ItemCard(props: { request: PageRequest; line: Line<Confidential>; decision: Decision | undefined }) {
  const { request, line, decision } = props
  const { lang, look } = request
  const text = words(lang)
  const { row } = line
  return (
    <Card
      title={line.title}
      href={`${listAddress(request)}/${row.id}`}
      unseen={line.when?.text ?? undefined}
      level={2}
      meta={[line.named ? kindWord(row.kind, row.type, readerOf(look)) : null, line.when?.text]
        .filter(Boolean)
        .join(' · ')}
      flags={<Tag text={stateOf(row, decision, lang)} icon={row.hiddenAs.length > 0 ? 'dash' : 'check'} />}
    >
      {row.hiddenAs.length > 0 && !decision && (
        <p class="hint">{row.own.length > 0 ? text.byItself : text.byOthers}</p>
      )}
    </Card>
  )
}

function stateOf(row: Confidential, decision: Decision | undefined, lang: PageRequest['lang']): string {
  const text = words(lang)
  if (decision) return inWords(decision, lang)
  return row.hiddenAs.length === 0 ? text.notHidden : text.hiddenAs(groupWords(row.hiddenAs, lang))
}

const groupWords = (groups: readonly SensitiveGroup[], lang: PageRequest['lang']): string =>
  groups.map(group => words(lang).groups[group]).join(', ')

const inWords = ({ override }: Decision, lang: PageRequest['lang']): string =>
  override.as === 'shown'
    ? words(lang).shownByStaff
    : words(lang).hiddenByStaff(groupWords(override.groups, lang))

/** `GET …/:id`: one item, what holds for it, and the form to decide. */
export const itemPage = (request: PageRequest, db: Db): Promise<Answer> => drawItem(request, db, [])

/** `POST …/:id`: decides about it. */
export async function takeOverride(request: PageRequest, db: Db): Promise<Answer> {
  if (!mayDecide(request)) return notThere
  const { form, params, look } = request
  const group = groupNames.find(one => one === form.see)
  const text = words(request.lang)
  if (form.see !== 'shown' && !group) return drawItem(request, db, [{ field: 'see', text: text.chooseOne }])
  const override = group ? ({ as: 'hidden', groups: [group] } as const) : ({ as: 'shown' } as const)
  const done = await overrideConfidentiality(db, params.id ?? '', override, form.reason ?? '', look.now)
  if (done === 'done') return redirect(`${listAddress(request)}?saved`)
  return done === 'not-there' ? notThere : drawItem(request, db, [fault(done, request)])
}

function fault(done: Exclude<Overridden, 'done' | 'not-there'>, { lang }: PageRequest): FieldError {
  const text = words(lang)
  switch (done) {
    case 'no-groups':
      return { field: 'see', text: text.chooseOne }
    case 'no-reason':
      return { field: 'reason', text: text.giveReason }
    case 'decided-already':
      return { field: 'see', text: text.decidedAlready }
  }
}

/** `POST …/:id/end`: ends the decision about it. */
export async function takeEndOverride(request: PageRequest, db: Db): Promise<Answer> {
  if (!mayDecide(request)) return notThere
  const { decisions } = await confidentialItems(db, { id: request.params.id ?? '' })
  const decision = standing(decisions, request.params.id ?? '')
  if (!decision || !(await endOverride(db, decision.id, request.look.now))) return notThere
  return redirect(`${listAddress(request)}?saved`)
}

async function drawItem(request: PageRequest, db: Db, errors: readonly FieldError[]): Promise<Answer> {
  if (!mayDecide(request)) return notThere
  const { lang, look, params } = request
  const id = params.id ?? ''
  const { items, decisions } = await confidentialItems(db, { id })
  const [line] = await linesOf(record(db), items, readerOf(look))
  if (!line) return notThere
  const text = words(lang)
  const decision = standing(decisions, id)
  return frame(
    request,
    db,
    line.title,
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <BackLink lang={lang} href={listAddress(request)} text={text.back} />
      <p>
        {[
          line.named ? kindWord(line.row.kind, line.row.type, readerOf(look)) : null,
          line.detail,
          line.when?.text,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        <strong>{stateOf(line.row, decision, lang)}</strong>
      </p>
      {decision ? (
        <Form look={look} action={`${listAddress(request)}/${id}/end`}>
          <p>{text.endText}</p>
          <Button text={text.end} kind="secondary" />
        </Form>
      ) : (
        <DecideForm request={request} errors={errors} />
      )}
      <History request={request} decisions={decisions.filter(one => one.item === id)} />
    </>,
    errors.length > 0 ? 422 : 200,
  )
}

function DecideForm({ request, errors }: { request: PageRequest; errors: readonly FieldError[] }) {
  const { lang, look, form, params } = request
  const text = words(lang)
  return (
    <Form look={look} action={`${listAddress(request)}/${params.id}`}>
      <Radios
        lang={lang}
        name="see"
        label={text.decide}
        value={form.see}
        error={errorOf(errors, 'see')}
        choices={[
          { value: 'shown', text: text.show, hint: text.showHint },
          ...groupNames.map(group => ({ value: group, text: text.hide(text.groups[group]) })),
        ]}
      />
      <TextArea
        lang={lang}
        name="reason"
        label={text.reason}
        hint={text.reasonHint}
        rows={3}
        value={form.reason}
        maxlength={longest_reason}
        error={errorOf(errors, 'reason')}
      />
      <Button text={text.save} />
    </Form>
  )
}

function History({ request, decisions }: { request: PageRequest; decisions: readonly Decision[] }) {
  const { lang, look } = request
  const text = words(lang)
  const time = (at: Decision['at']) => dateTimeOf(at, lang, look.zone)
  return (
    <Section id="history" title={text.history}>
      {decisions.length === 0 ? (
        <p>{text.noHistory}</p>
      ) : (
        <ul>
          {decisions.map(one => (
            <li>
              <p>{text.decided(inWords(one, lang), one.by ?? text.somebody, time(one.at))}</p>
              <p>{one.reason}</p>
              {one.ended && (
                <p class="hint">{text.ended(one.ended.by ?? text.somebody, time(one.ended.at))}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

async function frame(
  request: PageRequest,
  db: Db,
  title: string,
  body: JSX.Element,
  status: 200 | 422 = 200,
): Promise<Answer> {
  const text = words(request.lang)
  const known = await knownPatient(record(db))
  const lede = title === text.title ? { lede: text.lede } : {}
  const caption = known ? { caption: text.caption(known.name) } : {}
  // The title of the browser's window says nothing of the item: windows are seen by others.
  return {
    ...staffPage(request, 'patients', { title, ...lede, ...caption }, body, { status }),
    title: text.title,
  }
}
