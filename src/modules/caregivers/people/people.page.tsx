import { type Answer, type PageRequest, page } from '../../../ui/answer.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeading, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { frameActions, type Look } from '../../../ui/page.ts'
import { EmptyState } from '../../../ui/states.tsx'
import type { Person, Session } from '../../accounts/index.ts'
import { agesSaid } from '../sharing/ages-said.ts'
import { partsInWords } from '../sharing/say.ts'
import { seesLess } from './sees-less.ts'
import { words } from './words.ts'

type Asked = PageRequest & { readonly session: Session }

/** `GET /caregivers/people`: whose records this account opens, what of them, and why one shows less now. */
export function peoplePage(request: Asked): Answer {
  const { lang, session, query } = request
  const text = words(lang)
  return page(
    text.title,
    <>
      {query.get('done') === 'left' && <Notice kind="success" title={text.left} />}
      {query.get('done') === 'added' && <Notice kind="success" title={text.added} />}
      <PageHeading title={text.title} lede={text.lede} />
      {session.people.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <CardList>
          {session.people.map(person => (
            <One request={request} person={person} />
          ))}
        </CardList>
      )}
      <Section id="child" title={text.child}>
        <p>
          <a href="/caregivers/child">{text.childText}</a>
        </p>
      </Section>
    </>,
  )
}

function One({ request, person }: { request: Asked; person: Person }) {
  const { lang, look, session } = request
  const text = words(lang)
  const { patient, name, relation, permissions } = person
  const isOwn = relation === 'self'
  const isShown = session.patient === patient && session.view === null
  return (
    <Card
      title={name}
      level={2}
      meta={isOwn ? text.own : relation in text.relations ? text.relations[relation as 'parent'] : undefined}
    >
      {!isOwn && (
        <>
          <p>{text.can}:</p>
          <ul>
            {partsInWords(permissions, lang).map(line => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
      {seesLess(person) && <Less request={request} name={name} />}
      {isShown ? (
        <p class="hint">{text.shown}</p>
      ) : (
        <form method="post" action={frameActions.actFor}>
          <input type="hidden" name="patient" value={patient} />
          <ButtonRow>
            <Button text={text.open} label={text.openLabel(name)} kind="secondary" />
          </ButtonRow>
        </form>
      )}
      {!isOwn && <Leave look={look} person={person} />}
    </Card>
  )
}

function Less({ request, name }: { request: Asked; name: string }) {
  const { lang } = request
  const text = words(lang)
  const { young, adult, kept } = agesSaid(lang)
  return (
    <Notice kind="info" title={text.lessTitle(name)} level={3}>
      {text.less(name, young, adult, kept).map(line => (
        <p>{line}</p>
      ))}
    </Notice>
  )
}

/** Folded, since nobody comes here for it; and with its warning, since there is no way back. */
function Leave({ look, person }: { look: Look; person: Person }) {
  const text = words(look.lang)
  const { patient, name } = person
  return (
    <details>
      <summary>{text.leave}</summary>
      <p>{text.leaveText(name)}</p>
      <Form look={{ ...look, person: { id: patient, name, own: false } }} action="/caregivers/leave">
        <Button text={text.leaveButton} label={text.leaveLabel(name)} kind="danger" />
      </Form>
    </details>
  )
}
