import { ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { Card, CardList } from '../../ui/cards.tsx'
import { Section } from '../../ui/headings.tsx'
import type { Look } from '../../ui/page.ts'
import { Tag } from '../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../access/index.ts'
import { type Ahead, visitsAhead } from '../appointments/index.ts'
import { wordsFor } from './words.ts'

type Db = PatientDb<RecordPermission>

/** What waits for an answer of hers, what is next, and the ways to book and to write; as far as she may see and act. */
export async function VisitsAndMessages({ look, db }: { look: Look; db: Db }) {
  const text = wordsFor(look)
  const seesVisits = db.may.has('appointments:read')
  const seesMessages = db.may.has('messages:read')
  if (!seesVisits && !seesMessages) return null
  const ahead = seesVisits ? await visitsAhead(db as unknown as PatientDb<'appointments:read'>, look) : null
  const answers = seesMessages ? (look.unread ?? 0) : 0
  const acts = look.view === null
  const isAny = answers > 0 || (ahead !== null && (ahead.count > 0 || ahead.offers.length > 0))
  return (
    <Section id="ahead" title={text.ahead}>
      {isAny && (
        <CardList>
          {answers > 0 && (
            <Card title={text.newAnswers(answers)} href="/messages">
              <p>{text.newAnswersText}</p>
            </Card>
          )}
          {ahead && <Visits look={look} ahead={ahead} />}
        </CardList>
      )}
      {ahead?.count === 0 && <p>{text.noVisit}</p>}
      {ahead && ahead.count > 1 && (
        <p>
          <a href="/appointments">{text.moreVisits(ahead.count - 1)}</a>
        </p>
      )}
      <ButtonRow>
        {seesVisits &&
          (acts && db.may.has('appointments:write') ? (
            <ButtonLink text={text.book} href="/appointments/new" kind="secondary" />
          ) : (
            <ButtonLink text={text.appointments} href="/appointments" kind="quiet" />
          ))}
        {seesMessages &&
          (acts && db.may.has('messages:write') ? (
            <ButtonLink text={text.write} href="/messages/new" kind="secondary" />
          ) : (
            <ButtonLink text={text.messages} href="/messages" kind="quiet" />
          ))}
      </ButtonRow>
    </Section>
  )
}

function Visits({ look, ahead: { next, offers } }: { look: Look; ahead: Ahead }) {
  const text = wordsFor(look)
  return (
    <>
      {offers.map(({ href, when, what, who, where, by }) => (
        <Card
          title={text.offer(when)}
          href={href}
          meta={[what, who, where].filter(Boolean).join(' · ')}
          flags={<Tag text={by} icon="clock" tone="attention" />}
        />
      ))}
      {next && (
        <Card
          title={text.nextVisit(next.when)}
          href={next.href}
          meta={[next.what, next.who, next.where].filter(Boolean).join(' · ')}
          flags={
            next.state.sort === 'attention' && <Tag text={next.state.text} icon="clock" tone="attention" />
          }
        />
      )}
    </>
  )
}
