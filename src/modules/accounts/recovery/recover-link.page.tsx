import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { PageHeading } from '../../../ui/headings.tsx'
import { askStaff } from './cases.ts'
import { isByPasskey, type RecoveryCaller, type RecoveryFront } from './front.ts'
import { below, gonePage, staffOnlyPage } from './link-parts.tsx'
import { openRecovery } from './open-recovery.ts'
import { factorForm, mailCodeForm } from './recover-factor.page.tsx'
import { passwordForm } from './recover-password.page.tsx'
import { words } from './words.ts'

/** The first page behind the link in the mail, or the one for what was lost, as the address says. */
export async function recoverLinkPage(
  request: PageRequest,
  front: RecoveryFront,
  caller: RecoveryCaller,
): Promise<Answer> {
  const { query, look, params } = request
  const lost = query.get('lost')
  const ways = await openRecovery(front.database, front, params.token ?? '', look.now)
  if (!ways) return gonePage(request)
  if (!ways.has_factor || lost === 'password')
    return passwordForm(request, ways, isByPasskey(caller, ways, look.now), [])
  if (lost === 'factor')
    return ways.code_sent && !query.has('again') ? mailCodeForm(request, []) : factorForm(request, ways, [])
  return lost === 'both' ? staffOnlyPage(request) : choosePage(request)
}

function choosePage(request: PageRequest): Answer {
  const w = words(request.lang).choose
  const choices = [
    ['password', w.password, w.passwordHint],
    ['factor', w.factor, w.factorHint],
    ['both', w.both, w.bothHint],
  ] as const
  return page(
    w.title,
    <>
      <PageHeading title={w.title} lede={w.lede} />
      <CardList>
        {choices.map(([lost, title, hint]) => (
          <Card title={title} href={below(request, `?lost=${lost}`)} meta={hint} level={2} />
        ))}
      </CardList>
    </>,
  )
}

/** Asks staff for help. */
export async function takeAskStaff(request: PageRequest, { database }: RecoveryFront): Promise<Answer> {
  const asked = await askStaff(database, request.params.token ?? '', request.look.now)
  return asked ? redirect('/recover/done?staff') : gonePage(request)
}
