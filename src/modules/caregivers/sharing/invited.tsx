import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/headings.tsx'
import type { Look } from '../../../ui/page.ts'
import type { Waiting } from './invite-caregiver.ts'
import { Parts } from './parts-list.tsx'
import { endInWords, partsInWords } from './say.ts'
import { words } from './words.ts'

type Invitations = { look: Look; waiting: readonly Waiting[]; acts: boolean }

/** Invitations that nobody has accepted yet; `acts` is false for whoever only reads. */
export function Invited({ look, waiting, acts }: Invitations) {
  const { lang } = look
  const text = words(lang)
  return (
    <Section id="waiting" title={text.waiting}>
      <p class="hint">{text.waitingText}</p>
      <CardList>
        {waiting.map(one => {
          const isOver = one.expires_at.epochMilliseconds <= look.now.epochMilliseconds
          return (
            <Card title={one.name} meta={one.email}>
              <Facts
                facts={[
                  { term: text.can, detail: <Parts lines={partsInWords(one.permissions, lang)} /> },
                  {
                    term: text.until,
                    detail: one.ends_at === null ? text.openEnd : endInWords(one.ends_at, lang, look.zone),
                  },
                ]}
              />
              <p>{isOver ? text.linkOver : text.linkUntil(endInWords(one.expires_at, lang, look.zone))}</p>
              {acts && <InvitationActs look={look} one={one} />}
            </Card>
          )
        })}
      </CardList>
    </Section>
  )
}

function InvitationActs({ look, one }: { look: Look; one: Waiting }) {
  const { lang } = look
  const text = words(lang)
  const action = `/caregivers/invitations/${one.id}`
  return (
    <Form look={look} action={action}>
      <ButtonRow>
        <Button
          text={text.sendAgain}
          label={text.sendAgainLabel(one.name)}
          kind="secondary"
          name="do"
          value="again"
        />
        <Button
          text={text.withdraw}
          label={text.withdrawLabel(one.name)}
          kind="quiet"
          name="do"
          value="withdraw"
        />
      </ButtonRow>
    </Form>
  )
}
