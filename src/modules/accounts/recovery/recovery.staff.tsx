import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { EmailField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import type { ClinicDb } from '../../access/index.ts'
import { nowhere } from '../security/note-security-event.ts'
import {
  caseById,
  codeForIssuer,
  enterCase,
  listCases,
  type ProofSeen,
  proofs,
  type RecoveryCase,
  settleCase,
} from './cases.ts'
import { PaperCode, ProofChoice } from './paper-code.tsx'
import { words } from './words.ts'

type Db = ClinicDb<'signups:review'>
type Front = { readonly secret: string }

/** `GET /staff/recoveries`: who waits, and who was helped lately. */
export const recoveriesPage = (request: PageRequest, db: Db): Promise<Answer> => list(request, db, [])

/** `POST /staff/recoveries`: enters somebody who came in or called. */
export async function takeRecoveryCase(request: PageRequest, db: Db): Promise<Answer> {
  const w = words(request.lang).workspace
  const { email = '' } = request.form
  if (email.trim() === '') return list(request, db, [{ field: 'email', text: w.enterMissing }])
  const id = await enterCase(db, email, request.look.now)
  if (id === null) return list(request, db, [{ field: 'email', text: w.notFound }])
  return redirect(`/staff/recoveries/${id}`)
}

async function list(request: PageRequest, db: Db, errors: FieldError[]): Promise<Answer> {
  const { lang, look } = request
  const w = words(lang).workspace
  const { open, settled } = await listCases(db, look.now)
  return staffPage(
    request,
    'recoveries',
    { title: w.title, lede: w.lede },
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {open.length === 0 ? (
        <EmptyState title={w.none}>
          <p>{w.noneText}</p>
        </EmptyState>
      ) : (
        <Section id="open" title={w.open}>
          <p>{w.count(open.length)}</p>
          <CardList>
            {open.map(one => (
              <CaseCard request={request} one={one} />
            ))}
          </CardList>
        </Section>
      )}
      <Section id="enter" title={w.enter}>
        <Form look={look} action="/staff/recoveries">
          <EmailField
            lang={lang}
            name="email"
            label={w.enterEmail}
            hint={w.enterHint}
            value={request.form.email}
            autocomplete="off"
            error={errorOf(errors, 'email')}
          />
          <Button text={w.enterButton} kind={open.length === 0 ? 'primary' : 'secondary'} />
        </Form>
      </Section>
      {settled.length > 0 && (
        <Section id="settled" title={w.settled}>
          <CardList>
            {settled.map(one => (
              <CaseCard request={request} one={one} />
            ))}
          </CardList>
        </Section>
      )}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function CaseCard({ request: { lang, look }, one }: { request: PageRequest; one: RecoveryCase }) {
  const w = words(lang).workspace
  const asked = `${dateTimeOf(one.asked_at, lang, look.zone)}, ${one.by_herself ? w.byHerself : w.byStaff}`
  const outcome = one.outcome && (one.code_used_at === null ? w.outcome[one.outcome] : w.used)
  return (
    <Card title={one.name} href={`/staff/recoveries/${one.id}`} meta={one.email}>
      <p>{outcome ?? asked}</p>
    </Card>
  )
}

/** `GET /staff/recoveries/:id`: one person; and the code, for whoever issued it, while it can be used. */
export async function recoveryCasePage(request: PageRequest, db: Db, front: Front): Promise<Answer> {
  const one = await caseById(db, request.params.id ?? '')
  return one ? draw(request, db, front, one, []) : notThere
}

/** `POST /staff/recoveries/:id`: staff saw who it is, or did not. */
export async function takeRecoveryDecision(request: PageRequest, db: Db, front: Front): Promise<Answer> {
  const { form, lang, look, params } = request
  const id = params.id ?? ''
  const one = await caseById(db, id)
  if (!one) return notThere
  const w = words(lang).workspace
  const proof = proofs.find(known => known === form.proof)
  if (form.decision !== 'refuse' && proof === undefined)
    return draw(request, db, front, one, [{ field: 'proof', text: w.proofMissing }])
  const decision = decided(form.decision, proof)
  const settled = await settleCase(db, front.secret, id, decision, nowhere, look.now)
  if (!settled) return draw(request, db, front, one, [{ field: 'proof', text: w.settledAlready }])
  return redirect(decision.outcome === 'refused' ? '/staff/recoveries' : `/staff/recoveries/${id}`)
}

const decided = (decision: string | undefined, proof: ProofSeen | undefined) =>
  decision === 'refuse' || proof === undefined
    ? ({ outcome: 'refused' } as const)
    : ({ outcome: 'code-issued', proof } as const)

function draw(
  request: PageRequest,
  db: Db,
  { secret }: Front,
  one: RecoveryCase,
  errors: FieldError[],
): Answer {
  const { lang, look } = request
  const w = words(lang).workspace
  const code = codeForIssuer(secret, one, db.account, look.now)
  const isOpen = one.settled_at === null
  return staffPage(
    request,
    'recoveries',
    { title: w.caseTitle(one.name), ...(isOpen && { lede: w.caseLede }) },
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Facts
        facts={[
          { term: w.email, detail: one.email },
          { term: w.asked, detail: dateTimeOf(one.asked_at, lang, look.zone) },
        ]}
      />
      {isOpen && <Decision request={request} id={one.id} error={errorOf(errors, 'proof')} />}
      {code !== null && <PaperCode request={request} code={code} until={one.code_expires_at} />}
      {!isOpen && code === null && <p>{w.settledAlready}</p>}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function Decision(props: { request: PageRequest; id: string; error: string | undefined }) {
  const { request, id, error } = props
  const w = words(request.lang).workspace
  return (
    <Form look={request.look} action={`/staff/recoveries/${id}`}>
      <ProofChoice request={request} error={error} />
      <p class="hint">{w.refuseText}</p>
      <ButtonRow>
        <Button text={w.issue} name="decision" value="issue" />
        <Button text={w.refuse} name="decision" value="refuse" kind="secondary" />
      </ButtonRow>
    </Form>
  )
}
