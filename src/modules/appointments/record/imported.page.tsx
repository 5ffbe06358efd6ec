import { type Answer, notThere, type PageRequest, page } from '../../../ui/answer.ts'
import { AskAbout } from '../../../ui/ask-about.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { ShowOriginal } from '../../../ui/details.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { BackLink, PageHeading } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Look } from '../../../ui/page.ts'
import { Tag } from '../../../ui/tag.tsx'
import { Telephone } from '../../../ui/telephone.tsx'
import type { PatientDb } from '../../access/index.ts'
import { textIn } from '../../clinical/index.ts'
import { originalText } from '../../records/index.ts'
import { dayThere, timeThere } from '../when.ts'
import { importedAppointment, type WholeImported } from './imported-appointments.ts'
import { conceptWords } from './told-appointment.ts'
import { words } from './words.ts'

/**
 * `GET /appointments/imported/:id`: an appointment that the clinic's EHR booked, with what it says. The title of the
 * window does not tell what it is for, since windows are seen by others.
 */
export async function importedPage(
  request: PageRequest,
  db: PatientDb<'appointments:read'>,
): Promise<Answer> {
  const { look, lang, params } = request
  const visit = await importedAppointment(db, params.id ?? '')
  if (visit === null) return notThere
  const text = words(lang)
  const { row, json, told } = visit
  const mistaken = told.status === 'entered-in-error'
  return page(
    text.title,
    <>
      <BackLink lang={lang} href="/appointments" text={text.back} />
      <PageHeading title={visit.what ?? text.title} caption={text.fromRecord} />
      {mistaken && (
        <Notice kind="warning" title={text.mistake.title}>
          <p>{text.mistake.text}</p>
        </Notice>
      )}
      <p class="card-flags">
        <Standing look={look} status={visit.status} />
      </p>
      <Facts
        facts={[
          { term: text.facts.when, detail: whenOf(look, visit) },
          { term: text.facts.with, detail: visit.clinician },
          { term: text.facts.where, detail: visit.place },
          { term: text.facts.reason, detail: written(told.reason) },
          { term: text.facts.prepare, detail: written(textIn(json.patientInstruction)) },
          { term: text.facts.comment, detail: written(told.comment) },
          { term: text.facts.cancelled, detail: written(conceptWords(json.cancelationReason)) },
        ]}
      />
      {mayChange(look, visit) && <ByTelephone look={look} />}
      <p>
        <a href={`/records/other/${row.id}`}>{text.all}</a>
      </p>
      <AskAbout look={look} may={db.may} about={`record:${row.id}`} />
      <ShowOriginal lang={lang} text={originalText(row.body, text.cut)} />
      <p class="last-updated">{text.received(dateTimeOf(row.received_at, lang, look.zone))}</p>
    </>,
  )
}

const written = (text: string | null) => (text === null ? null : <span class="as-written">{text}</span>)

function whenOf({ lang, zone }: Look, visit: WholeImported): string {
  const text = words(lang)
  const { starts_at, ends_at } = visit
  if (starts_at === null) return text.noTime
  const clocks = { place: visit.zone ?? zone, clinic: zone }
  const until = ends_at === null ? null : timeThere(ends_at, lang, clocks)
  return text.at(dayThere(starts_at, lang, clocks), timeThere(starts_at, lang, clocks), until)
}

/** Whatever is still to come may have to be moved. */
const mayChange = ({ now }: Look, { status, starts_at }: WholeImported): boolean =>
  ['proposed', 'pending', 'booked'].includes(status) &&
  (starts_at === null || starts_at.epochMilliseconds > now.epochMilliseconds)

const looks = {
  done: { icon: 'check', tone: 'plain' },
  off: { icon: 'cross', tone: 'plain' },
  open: { icon: 'warning', tone: 'attention' },
  coming: { icon: 'check', tone: 'calm' },
} as const
const lookOf: Readonly<Record<string, keyof typeof looks>> = {
  fulfilled: 'done',
  cancelled: 'off',
  noshow: 'off',
  'entered-in-error': 'off',
  proposed: 'open',
  pending: 'open',
}

function Standing({ look, status }: { look: Look; status: string }) {
  const { statuses } = words(look.lang)
  return <Tag text={statuses[status] ?? statuses.booked ?? ''} {...looks[lookOf[status] ?? 'coming']} />
}

function ByTelephone({ look }: { look: Look }) {
  const text = words(look.lang)
  const { name, phone } = look.clinic
  return (
    <>
      <p>{text.fromRecordText}</p>
      {phone && (
        <p>
          <Telephone phone={phone} text={text.call(name, phone)} />
        </p>
      )}
    </>
  )
}
