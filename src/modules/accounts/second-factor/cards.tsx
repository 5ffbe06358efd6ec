import { Card, CardList } from '../../../ui/cards.tsx'
import { dateOf } from '../../../ui/dates.ts'
import type { Look } from '../../../ui/page.ts'
import type { Factors } from './factors.ts'
import { words } from './words.ts'

type Props = { look: Look; factors: Factors }

/** The authenticator app, as a card that leads to its page. */
function AppCard({ look, factors }: Props) {
  const w = words(look.lang).cards
  const { app } = factors
  return (
    <Card
      title={w.app}
      href="/account/security/app"
      meta={app === null ? w.appNone : w.appSince(dateOf(app, look.lang, look.zone))}
    >
      <p>{w.appText}</p>
    </Card>
  )
}

function PasskeysCard({ look, factors }: Props) {
  const w = words(look.lang).cards
  return (
    <Card title={w.passkeys} href="/account/security/passkeys" meta={w.passkeyCount(factors.passkeys.length)}>
      <p>{w.passkeysText}</p>
    </Card>
  )
}

function BackupCodesCard({ look, factors }: Props) {
  const w = words(look.lang).cards
  return (
    <Card
      title={w.codes}
      href="/account/security/backup-codes"
      meta={factors.codes === null ? w.codesNone : w.codesLeft(factors.codes.left)}
    >
      <p>{w.codesText}</p>
    </Card>
  )
}

/** All three, for the page of security. */
export function SecondFactorCards(props: Props) {
  return (
    <CardList>
      <AppCard {...props} />
      <PasskeysCard {...props} />
      <BackupCodesCard {...props} />
    </CardList>
  )
}
