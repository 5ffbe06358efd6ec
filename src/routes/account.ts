import { anyone, type Route, signedIn } from '../entry/web/route.ts'
import { accountPage, takeAccount } from '../modules/accounts/account.page.tsx'
import { heldFormPage } from '../modules/accounts/held-form.page.tsx'
import { heldForm, setLanguage } from '../modules/accounts/index.ts'
import { appPage, takeApp } from '../modules/accounts/second-factor/app.page.tsx'
import { backupCodesPage, takeBackupCodes } from '../modules/accounts/second-factor/backup-codes.page.tsx'
import { passkeyPage, takePasskeyChange } from '../modules/accounts/second-factor/passkey.page.tsx'
import { passkeysPage, takeNewPasskey } from '../modules/accounts/second-factor/passkeys.page.tsx'
import {
  confirmEmailPage,
  emailPage,
  takeConfirmEmail,
  takeEmail,
  takeUndoEmail,
  undoEmailPage,
} from '../modules/accounts/security/email.page.tsx'
import { passwordPage, takePassword } from '../modules/accounts/security/password.page.tsx'
import {
  securityPage,
  takeEndOthers,
  takeEndSession,
  takeKeepOwnFactors,
} from '../modules/accounts/security/security.page.tsx'
import { redirect } from '../ui/answer.ts'
import { galleryPage } from '../ui/gallery.page.tsx'

/** The account itself: security, second factors. */
export const account: readonly Route[] = [
  // The account, its session, and what was typed when it ended
  signedIn('POST', '/session/keep', () => redirect('/account')),
  signedIn('GET', '/held/:id', async (request, { database, secret }) =>
    heldFormPage(
      request,
      await heldForm(database, secret, request.session.account, request.params.id ?? '', request.look.now),
    ),
  ),
  signedIn('GET', '/account', request => accountPage(request, request.session)),
  signedIn('POST', '/account', (request, portal) =>
    takeAccount(request, language =>
      setLanguage(portal.database, request.session.account, language, request.look.now),
    ),
  ),
  // Security: where one is signed in, what happened; password and e-mail address
  signedIn('GET', '/account/security', securityPage),
  signedIn('POST', '/account/sessions/:id/end', takeEndSession),
  signedIn('POST', '/account/sessions/end-others', takeEndOthers),
  signedIn('POST', '/account/second-step/keep', takeKeepOwnFactors),
  signedIn('GET', '/account/password', passwordPage),
  signedIn('POST', '/account/password', takePassword),
  signedIn('GET', '/account/email', emailPage, { stepUp: true }),
  signedIn('POST', '/account/email', takeEmail, { stepUp: true }),
  signedIn('GET', '/account/email/confirm/:token', confirmEmailPage),
  signedIn('POST', '/account/email/confirm/:token', takeConfirmEmail),
  anyone('GET', '/email/undo/:token', undoEmailPage),
  anyone('POST', '/email/undo/:token', takeUndoEmail),
  // Second factors
  signedIn('GET', '/account/security/app', appPage),
  signedIn('POST', '/account/security/app', takeApp, { stepUp: true }),
  signedIn('GET', '/account/security/backup-codes', backupCodesPage),
  signedIn('POST', '/account/security/backup-codes', takeBackupCodes, { stepUp: true }),
  signedIn('GET', '/account/security/passkeys', passkeysPage, { stepUp: true }),
  signedIn('POST', '/account/security/passkeys', takeNewPasskey, { stepUp: true }),
  signedIn('GET', '/account/security/passkeys/:id', passkeyPage),
  signedIn('POST', '/account/security/passkeys/:id', takePasskeyChange, { stepUp: true }),
  // For developers: every component in every state, with made-up samples
  anyone('GET', '/components', galleryPage),
]
