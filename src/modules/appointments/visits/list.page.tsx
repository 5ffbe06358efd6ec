import { type Answer, type PageRequest, page } from '../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CardList } from '../../../ui/cards.tsx'
import { PageHeading, Section } from '../../../ui/headings.tsx'
import { ofWhom } from '../../../ui/page.ts'
import { EmptyState } from '../../../ui/states.tsx'
import type { PatientDb } from '../../access/index.ts'
import { appointmentsOf } from '../booking/read-appointments.ts'
import { importedAppointments } from '../record/imported-appointments.ts'
import { requestsOf } from '../requests/read-requests.ts'
import { ticketsOf } from '../requests/tickets.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { Done } from './done.tsx'
import { byTime, importedListed, isToCome, ownListed } from './listed.ts'
import { ListedCard } from './listed-card.tsx'
import { NextVisit } from './next-visit.tsx'
import { Offers, Requests, Tickets } from './open-things.tsx'
import { PastVisits } from './past-visits.tsx'
import { words } from './words.ts'

type Db = PatientDb<'appointments:read'>

/** `GET /appointments`: what is next, what waits for an answer, what was. */
export async function appointmentsPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang } = request
  const text = words(lang)
  const schedule = await readSchedule(db)
  const { upcoming, past } = await appointmentsOf(db, db.patient, look.now)
  const imported = await importedAppointments(db)
  const requests = await requestsOf(db, db.patient, look.now)
  const acts = look.view === null && db.may.has('appointments:write')
  const seen = { request, schedule, acts }
  const offers = upcoming.filter(({ status }) => status === 'pending')
  const visits = upcoming.filter(({ status }) => status !== 'pending')
  const [next] = visits
  const toCome = imported.filter(one => isToCome(one, look.now))
  const later = [
    ...visits.slice(1).map(visit => ownListed(look, schedule, visit)),
    ...toCome.map(visit => importedListed(look, visit)),
  ].toSorted(byTime)
  const over = [
    ...past.map(visit => ownListed(look, schedule, visit)),
    ...imported.filter(one => !toCome.includes(one)).map(visit => importedListed(look, visit)),
  ].toSorted((a, b) => byTime(b, a))
  return page(
    text.title(ofWhom(look)),
    <>
      <Done request={request} />
      <PageHeading
        title={text.title(ofWhom(look))}
        lede={text.lede(visits.length + toCome.length, offers.length)}
      />
      {acts && (
        <ButtonRow>
          <ButtonLink text={text.book} href="/appointments/new" />
          <ButtonLink text={text.ask} href="/appointments/ask" kind="quiet" />
        </ButtonRow>
      )}
      {next && <NextVisit look={look} schedule={schedule} visit={next} />}
      {!next && later.length === 0 && (
        <EmptyState title={text.none}>
          <p>{text.noneText(ofWhom(look))}</p>
        </EmptyState>
      )}
      <Offers {...seen} offers={offers} visits={visits} />
      {later.length > 0 && (
        <Section id="later" title={next ? text.later : text.next}>
          <CardList>
            {later.map(one => (
              <ListedCard lang={lang} one={one} />
            ))}
          </CardList>
        </Section>
      )}
      <Tickets {...seen} tickets={await ticketsOf(db, db.patient, look.now, look.zone)} />
      <Requests {...seen} requests={requests} offers={offers} visits={visits} />
      {(next || later.length > 0 || over.length > 0) && <PastVisits request={request} past={over} />}
    </>,
  )
}
