import { type Answer, notThere, page, redirect } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateOf, dateTimeOf } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Lang } from '../../../ui/page.ts'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { keepFactors } from '../recovery/factor-removal.ts'
import { SecondFactorCards } from '../second-factor/cards.tsx'
import { type Factors, factorsOf } from '../second-factor/factors.ts'
import { deviceWords } from './device-words.ts'
import { type Asked, type SecurityFront, whereOf } from './front.ts'
import { type Security, type SecurityEvent, securityOf } from './security-of.ts'
import { endOtherSessions, endSession, type OpenSession } from './sessions.ts'
import { words } from './words.ts'

/** How somebody signs in, where she is signed in, and what happened lately. */
export async function securityPage(request: Asked, { database }: SecurityFront): Promise<Answer> {
  const { account } = request.session
  const security = await securityOf(database, account, request.look.now)
  return draw(request, security, await factorsOf(database, account))
}

function draw(request: Asked, security: Security, factors: Factors): Answer {
  const { lang } = request
  const w = words(lang).security
  return page(
    w.title,
    <>
      <BackLink lang={lang} href="/account" text={w.back} />
      <Done request={request} />
      <PageHeading title={w.title} lede={w.lede} />
      <RemovalDue request={request} security={security} />
      {request.query.has('backup-code') && factors.codes !== null && (
        <Notice kind="info" title={w.byBackupCode(factors.codes.left)}>
          <p>{w.byBackupCodeText}</p>
          <p>
            <a href="/account/security/app">{w.byBackupCodeLink}</a>
          </p>
        </Notice>
      )}
      <Section id="signing-in" title={w.signingIn}>
        <HowToSignIn request={request} security={security} />
        <SecondFactorCards look={request.look} factors={factors} />
      </Section>
      <Section id="sessions" title={w.sessions}>
        <Sessions request={request} sessions={security.sessions} />
      </Section>
      <Section id="lately" title={w.lately}>
        <Events request={request} events={security.events} />
      </Section>
      <Section id="getting-in" title={w.ways}>
        <p>{w.waysText(request.session.email)}</p>
      </Section>
    </>,
  )
}

/** What was just done, as the address of the page after it says. */
function Done({ request: { lang, query } }: { request: Asked }) {
  const w = words(lang).security
  const done = [
    ['ended', w.ended],
    ['ended-others', w.endedOthers],
    ['password-changed', w.changed],
    ['email-changed', w.emailChanged],
    ['kept', w.kept],
  ] as const
  const found = done.find(([name]) => query.has(name))
  return found ? <Notice kind="success" title={found[1]} /> : null
}

function RemovalDue({ request, security }: { request: Asked; security: Security }) {
  const { lang, look } = request
  const w = words(lang).security
  if (security.removal_due === null) return null
  return (
    <Notice kind="urgent" title={w.removalTitle(dateTimeOf(security.removal_due, lang, look.zone))}>
      <p>{w.removalText}</p>
      <Form look={look} action="/account/second-step/keep">
        <Button text={w.removalKeep} kind="secondary" />
      </Form>
    </Notice>
  )
}

function HowToSignIn({ request, security }: { request: Asked; security: Security }) {
  const { lang, look, session } = request
  const w = words(lang).security
  const { email_asked, password_since } = security
  return (
    <CardList>
      <Card title={w.email} meta={session.email}>
        {email_asked && (
          <p>{w.emailAsked(email_asked.email, dateTimeOf(email_asked.until, lang, look.zone))}</p>
        )}
        <ButtonRow>
          <ButtonLink text={w.changeEmail} href="/account/email" kind="secondary" />
        </ButtonRow>
      </Card>
      <Card
        title={w.password}
        meta={
          password_since === null ? w.noPassword : w.passwordSince(dateOf(password_since, lang, look.zone))
        }
      >
        <ButtonRow>
          <ButtonLink text={w.changePassword} href="/account/password" kind="secondary" />
        </ButtonRow>
      </Card>
    </CardList>
  )
}

function Sessions({ request, sessions }: { request: Asked; sessions: readonly OpenSession[] }) {
  const w = words(request.lang).security
  const others = sessions.filter(({ id }) => id !== request.session.id)
  return (
    <>
      <p>{w.sessionsText}</p>
      <CardList>
        {sessions.map(one => (
          <SessionCard request={request} one={one} />
        ))}
      </CardList>
      {others.length === 0 ? (
        <p>{w.onlyThis}</p>
      ) : (
        <Form look={request.look} action="/account/sessions/end-others">
          <Button text={w.endOthers} kind="secondary" />
        </Form>
      )}
    </>
  )
}

function SessionCard({ request, one }: { request: Asked; one: OpenSession }) {
  const { lang, look } = request
  const w = words(lang).security
  const device = deviceWords(one.device, lang)
  const began = dateTimeOf(one.began_at, lang, look.zone)
  const isThis = one.id === request.session.id
  return (
    <Card
      title={device}
      flags={
        <>
          {isThis && <Tag tone="calm" icon="check" text={w.thisOne} />}
          {one.shared_device && <Tag icon="person" text={w.shared} />}
        </>
      }
    >
      <Facts
        facts={[
          { term: w.began, detail: began },
          { term: w.used, detail: dateTimeOf(one.last_used_at, lang, look.zone) },
          { term: w.place, detail: one.origin ?? w.unknownPlace },
        ]}
      />
      <Form look={look} action={`/account/sessions/${one.id}/end`}>
        <Button text={w.end} kind="quiet" label={w.endThis(device, began)} />
      </Form>
    </Card>
  )
}

function Events({ request, events }: { request: Asked; events: readonly SecurityEvent[] }) {
  const { lang, look } = request
  const { security: w, events: names } = words(lang)
  if (events.length === 0)
    return (
      <EmptyState title={w.nothing} level={3}>
        <p>{w.nothingText}</p>
      </EmptyState>
    )
  return (
    <>
      <p>{w.latelyText}</p>
      <Table
        caption={w.lately}
        captionUnseen
        columns={[
          { head: w.what, names: true, cell: (event: SecurityEvent) => names[event.kind] },
          { head: w.when, cell: (event: SecurityEvent) => dateTimeOf(event.at, lang, look.zone) },
          {
            head: w.where,
            cell: (event: SecurityEvent) => whereWords(event, lang),
          },
        ]}
        rows={events}
      />
    </>
  )
}

/** As much as is known of where it was done; what the clinic or the portal itself did has no such place. */
function whereWords({ device, origin }: SecurityEvent, lang: Lang): string {
  const w = words(lang).security
  if (device === null) return origin ?? w.unknownPlace
  const named = deviceWords(device, lang)
  return origin === null ? named : w.on(named, origin)
}

/** Ends one session; her own is the one at the sign-out button. */
export async function takeEndSession(request: Asked, { database }: SecurityFront): Promise<Answer> {
  const { session, params, look } = request
  const id = params.id ?? ''
  if (!(await endSession(database, session.account, id, whereOf(request), look.now))) return notThere
  return redirect(id === session.id ? '/sign-in?out' : '/account/security?ended')
}

/** Ends all sessions but this one. */
export async function takeEndOthers(request: Asked, { database }: SecurityFront): Promise<Answer> {
  await endOtherSessions(database, request.session.account, whereOf(request), request.look.now)
  return redirect('/account/security?ended-others')
}

/** She still has her second factors: they stay. */
export async function takeKeepOwnFactors(request: Asked, { database }: SecurityFront): Promise<Answer> {
  const { account } = request.session
  const kept = await keepFactors(database, { account }, whereOf(request), request.look.now)
  return redirect(kept ? '/account/security?kept' : '/account/security')
}
