import type { Instant } from '../../../../platform/clock.ts'
import { type Answer, type PageRequest, page, redirect } from '../../../../ui/answer.ts'
import { Button } from '../../../../ui/button.tsx'
import { dateTimeOf } from '../../../../ui/dates.ts'
import { Facts } from '../../../../ui/facts.tsx'
import { Form } from '../../../../ui/form.tsx'
import { PageHeading, Section } from '../../../../ui/headings.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Telephone } from '../../../../ui/telephone.tsx'
import { dayThere, timeThere } from '../../when.ts'
import type { Visit } from '../read-visit.ts'
import { words } from '../words.ts'
import { answerByLink, isLinkAct } from './answer-by-link.ts'
import { type BehindLink, behindLink } from './behind-link.ts'
import { type ByLink, type LinkFront, openLink } from './open-link.ts'

const byLink = ({ params, origin }: PageRequest, act: ByLink['act']): ByLink => ({
  token: params.token ?? '',
  act,
  origin,
})

/** `GET /visit-link/:token`: the visit, and two forms. Nothing happens before a button is pressed: programs open links. */
export async function visitLinkPage(request: PageRequest, front: LinkFront): Promise<Answer> {
  const { now } = request.look
  const found = await openLink(
    front,
    byLink(request, 'visit-link-opened'),
    'appointments:read',
    now,
    (db, link) => behindLink(db, link, now),
  )
  return found === null ? gonePage(request) : standsPage(request, found)
}

/** `POST /visit-link/:token`: confirms or cancels, and leads back to how it stands then. */
export async function takeVisitLink(request: PageRequest, front: LinkFront): Promise<Answer> {
  const { form, look, params } = request
  // Whatever stands in the address, it is a part of a path and no header.
  const here = redirect(`/visit-link/${encodeURIComponent(params.token ?? '')}`)
  const act = form.do
  if (!isLinkAct(act)) return here
  const answered = await openLink(
    front,
    byLink(request, 'visit-link-used'),
    'appointments:write',
    look.now,
    async (db, link) => {
      await answerByLink(db, link, act, look.now)
      return here
    },
  )
  return answered ?? gonePage(request)
}

function standsPage(request: PageRequest, found: BehindLink): Answer {
  const text = words(request.lang).link
  const { stands, visit } = found
  const title = text.title(ofWhom(request, found))
  return page(
    title,
    <>
      <PageHeading title={title} lede={stands === 'open' ? text.lede : undefined} />
      <HowItStands request={request} found={found} />
      <WhenAndWhere request={request} visit={visit} />
      {stands === 'open' && <Answers request={request} found={found} />}
      <p>
        <a href={`/appointments/${visit.id}`}>{text.portal}</a>
      </p>
      {found.near && visit.place.phone === null && <CallClinic request={request} />}
    </>,
  )
}

function HowItStands({ request, found }: { request: PageRequest; found: BehindLink }) {
  const text = words(request.lang).link
  const { lang, look } = request
  const said: Record<Exclude<BehindLink['stands'], 'open'>, ['success' | 'info', string, string]> = {
    confirmed: ['success', text.confirmedTitle, text.confirmed(whenSaid(found.confirmed_at))],
    asked: ['success', text.askedTitle, text.askedText],
    cancelled: ['success', text.cancelledTitle, text.cancelledText],
    moved: ['info', text.otherTitle, text.movedText],
    'must-move': ['info', text.otherTitle, text.mustMoveText],
    used: ['info', text.usedTitle, text.usedText],
    seen: ['info', text.title(ofWhom(request, found)), text.readOnly],
  }
  function whenSaid(at: Instant | null): string {
    return at === null ? '' : dateTimeOf(at, lang, look.zone)
  }
  if (found.stands === 'open') return null
  const [kind, title, body] = said[found.stands]
  return (
    <Notice kind={kind} title={title}>
      <p>{body}</p>
    </Notice>
  )
}

function WhenAndWhere({ request: { lang, look }, visit }: { request: PageRequest; visit: Visit }) {
  const text = words(lang)
  const { starts_at, mode, place } = visit
  const clocks = { place: place.zone, clinic: look.zone }
  const inPerson = mode === 'in-person'
  return (
    <Facts
      facts={[
        {
          term: text.link.when,
          detail: `${dayThere(starts_at, lang, clocks)}, ${timeThere(starts_at, lang, clocks)}`,
        },
        { term: text.link.how, detail: inPerson ? null : text.mode[mode] },
        {
          term: text.link.where,
          detail: inPerson ? (
            <>
              {place.name}
              {place.address !== null && (
                <>
                  <br />
                  {place.address}
                </>
              )}
            </>
          ) : null,
        },
        {
          term: text.link.phone,
          detail: place.phone === null ? null : <Telephone phone={place.phone} text={place.phone} />,
        },
      ]}
    />
  )
}

/** Whose visit it is, where the reader is somebody else. */
const ofWhom = ({ lang }: PageRequest, { own, name }: BehindLink): string | null =>
  own ? null : (name ?? words(lang).somebody)

function Answers({ request, found }: { request: PageRequest; found: BehindLink }) {
  const { look, lang, params } = request
  const text = words(lang).link
  const action = `/visit-link/${params.token}`
  const { near } = found
  return (
    <>
      <Form look={look} action={action}>
        <Button text={found.own ? text.coming : text.someoneComes} name="do" value="confirm" />
      </Form>
      <Section id="cancel" title={text.cancelTitle}>
        <p>{near ? text.cancelNear : text.cancelText}</p>
        <Form look={look} action={action}>
          <Button text={near ? text.askCancel : text.cancel} kind="danger" name="do" value="cancel" />
        </Form>
      </Section>
    </>
  )
}

function CallClinic({ request: { look, lang } }: { request: PageRequest }) {
  const { phone } = look.clinic
  if (phone === null) return null
  return (
    <p>
      <Telephone phone={phone} text={words(lang).link.call(phone)} />
    </p>
  )
}

/** Never ours, too old, no longer hers: all the same. */
function gonePage(request: PageRequest): Answer {
  const text = words(request.lang).link
  return page(
    text.goneTitle,
    <>
      <PageHeading title={text.goneTitle} lede={text.gone} />
      <p>
        <a href="/appointments">{text.goneLink}</a>
      </p>
      <CallClinic request={request} />
    </>,
    { status: 404 },
  )
}
