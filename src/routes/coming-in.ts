import type { Portal } from '../entry/web/portal.ts'
import { anyone, type Route, signedIn } from '../entry/web/route.ts'
import type { SystemDb } from '../modules/access/index.ts'
import { type Acceptance, safePath, setLanguage, signOut, tellRecord } from '../modules/accounts/index.ts'
import { acceptPage, takeAccept } from '../modules/accounts/invitations/accept.page.tsx'
import {
  invitationPage,
  linkPage,
  takeInvitation,
  takeLink,
} from '../modules/accounts/invitations/invitation.page.tsx'
import { keepFactorsPage, takeKeepFactors } from '../modules/accounts/recovery/keep-factors.page.tsx'
import { paperCodePage, takePaperCode } from '../modules/accounts/recovery/paper-code.page.tsx'
import { recoverDonePage, recoverPage, takeRecover } from '../modules/accounts/recovery/recover.page.tsx'
import { takeLostFactor, takeMailCode } from '../modules/accounts/recovery/recover-factor.page.tsx'
import { recoverLinkPage, takeAskStaff } from '../modules/accounts/recovery/recover-link.page.tsx'
import { takeRecoverPassword } from '../modules/accounts/recovery/recover-password.page.tsx'
import { stepUpPage, takeStepUp } from '../modules/accounts/second-factor/step-up.page.tsx'
import { secondStepPage, takeSecondStep } from '../modules/accounts/sign-in/second.page.tsx'
import { signInPage, takePasskeySignIn, takeSignIn } from '../modules/accounts/sign-in/sign-in.page.tsx'
import {
  signUpCodePage,
  signUpPage,
  takeCode,
  takeSignUp,
} from '../modules/accounts/sign-up/sign-up.page.tsx'
import { ageTable, settleAcceptance } from '../modules/caregivers/index.ts'
import { contactOnRecord } from '../modules/clinical/index.ts'
import type { Instant } from '../platform/clock.ts'
import { redirect } from '../ui/answer.ts'

/** The portal with what the clinic's record says of people who cannot get in. */
const withRecord = (portal: Portal) => ({ ...portal, contactOf: contactOnRecord })

/** The portal with what follows when somebody was let in to another person's record. */
const withCaregivers = (portal: Portal) => ({
  ...portal,
  onAccepted: async (db: SystemDb, acceptance: Acceptance, now: Instant) => {
    const { zone } = portal.clinic
    await settleAcceptance(db, acceptance, { zone, table: ageTable }, now)
    await tellRecord(db, withRecord(portal), acceptance, now)
  },
})

/** Coming in: signing in, being invited, signing up, and the ways back in. */
export const comingIn: readonly Route[] = [
  // Coming in and going out
  anyone('GET', '/sign-in', signInPage),
  anyone('POST', '/sign-in', takeSignIn),
  anyone('POST', '/sign-in/passkey', takePasskeySignIn),
  anyone('GET', '/sign-in/second', secondStepPage),
  anyone('POST', '/sign-in/second', takeSecondStep),
  signedIn('GET', '/step-up', stepUpPage),
  signedIn('POST', '/step-up', takeStepUp),
  anyone('POST', '/sign-out', async (_request, portal, { session }) => {
    if (session) await signOut(portal.database, session.id)
    return redirect('/sign-in?out')
  }),
  anyone('POST', '/language', async (request, portal, { session }) => {
    const language = request.form.lang === 'es' ? 'es' : 'en'
    if (session) await setLanguage(portal.database, session.account, language, request.look.now)
    const secure = portal.https ? '; Secure' : ''
    return redirect(safePath(request.form.return ?? null), [
      `language=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure}`,
    ])
  }),
  // Being invited, and signing up
  anyone('GET', '/invitation', invitationPage),
  anyone('POST', '/invitation', takeInvitation),
  anyone('GET', '/invitation/accept', acceptPage),
  anyone('POST', '/invitation/accept', (request, portal, caller) =>
    takeAccept(request, withCaregivers(portal), caller),
  ),
  anyone('GET', '/invitation/:token', linkPage),
  anyone('POST', '/invitation/:token', takeLink),
  anyone('GET', '/sign-up', signUpPage),
  anyone('POST', '/sign-up', takeSignUp),
  anyone('GET', '/sign-up/:token', signUpCodePage),
  anyone('POST', '/sign-up/:token', takeCode),
  // For those who cannot get in
  anyone('GET', '/recover', recoverPage),
  anyone('POST', '/recover', (request, portal, caller) => takeRecover(request, withRecord(portal), caller)),
  anyone('GET', '/recover/done', recoverDonePage),
  anyone('GET', '/recover/code', paperCodePage),
  anyone('POST', '/recover/code', (request, portal, caller) =>
    takePaperCode(request, withRecord(portal), caller),
  ),
  anyone('GET', '/recover/keep/:token', (request, portal) => keepFactorsPage(request, withRecord(portal))),
  anyone('POST', '/recover/keep/:token', (request, portal, caller) =>
    takeKeepFactors(request, withRecord(portal), caller),
  ),
  anyone('GET', '/recover/:token', (request, portal, caller) =>
    recoverLinkPage(request, withRecord(portal), caller),
  ),
  anyone('POST', '/recover/:token/password', (request, portal, caller) =>
    takeRecoverPassword(request, withRecord(portal), caller),
  ),
  anyone('POST', '/recover/:token/factor', (request, portal, caller) =>
    takeLostFactor(request, withRecord(portal), caller),
  ),
  anyone('POST', '/recover/:token/mail-code', (request, portal, caller) =>
    takeMailCode(request, withRecord(portal), caller),
  ),
  anyone('POST', '/recover/:token/staff', (request, portal) => takeAskStaff(request, withRecord(portal))),
]
