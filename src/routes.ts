import type { Portal } from './entry/web/portal.ts'
import { anyone, clinic, patient, type Route, signedIn, staffPatient } from './entry/web/route.ts'
import { openSystem, permissions, recordPermissions, type SystemDb } from './modules/access/index.ts'
import { accountPage, takeAccount } from './modules/accounts/account.page.tsx'
import { heldFormPage } from './modules/accounts/held-form.page.tsx'
import {
  type Acceptance,
  actFor,
  endView,
  heldForm,
  safePath,
  setLanguage,
  signOut,
  startView,
} from './modules/accounts/index.ts'
import { acceptPage, takeAccept } from './modules/accounts/invitations/accept.page.tsx'
import {
  invitationPage,
  linkPage,
  takeInvitation,
  takeLink,
} from './modules/accounts/invitations/invitation.page.tsx'
import { invitationStaffPage, invitationsPage } from './modules/accounts/invitations/invitations.staff.tsx'
import {
  invitePage,
  takeInvite,
  takeRenew,
  takeRevoke,
} from './modules/accounts/invitations/invite.staff.tsx'
import { letterPage } from './modules/accounts/invitations/letter.staff.tsx'
import { keepFactorsPage, takeKeepFactors } from './modules/accounts/recovery/keep-factors.page.tsx'
import { paperCodePage, takePaperCode } from './modules/accounts/recovery/paper-code.page.tsx'
import { recoverDonePage, recoverPage, takeRecover } from './modules/accounts/recovery/recover.page.tsx'
import { takeLostFactor, takeMailCode } from './modules/accounts/recovery/recover-factor.page.tsx'
import { recoverLinkPage, takeAskStaff } from './modules/accounts/recovery/recover-link.page.tsx'
import { takeRecoverPassword } from './modules/accounts/recovery/recover-password.page.tsx'
import {
  recoveriesPage,
  recoveryCasePage,
  takeRecoveryCase,
  takeRecoveryDecision,
} from './modules/accounts/recovery/recovery.staff.tsx'
import { staffResetPage, takeStaffReset } from './modules/accounts/recovery/staff-reset.staff.tsx'
import { appPage, takeApp } from './modules/accounts/second-factor/app.page.tsx'
import { backupCodesPage, takeBackupCodes } from './modules/accounts/second-factor/backup-codes.page.tsx'
import { passkeyPage, takePasskeyChange } from './modules/accounts/second-factor/passkey.page.tsx'
import { passkeysPage, takeNewPasskey } from './modules/accounts/second-factor/passkeys.page.tsx'
import { stepUpPage, takeStepUp } from './modules/accounts/second-factor/step-up.page.tsx'
import {
  confirmEmailPage,
  emailPage,
  takeConfirmEmail,
  takeEmail,
  takeUndoEmail,
  undoEmailPage,
} from './modules/accounts/security/email.page.tsx'
import { passwordPage, takePassword } from './modules/accounts/security/password.page.tsx'
import {
  securityPage,
  takeEndOthers,
  takeEndSession,
  takeKeepOwnFactors,
} from './modules/accounts/security/security.page.tsx'
import { secondStepPage, takeSecondStep } from './modules/accounts/sign-in/second.page.tsx'
import { signInPage, takePasskeySignIn, takeSignIn } from './modules/accounts/sign-in/sign-in.page.tsx'
import { signUpCodePage, signUpPage, takeCode, takeSignUp } from './modules/accounts/sign-up/sign-up.page.tsx'
import { signUpStaffPage, takeApprove, takeDecline } from './modules/accounts/sign-up/sign-up.staff.tsx'
import { signUpsPage } from './modules/accounts/sign-up/sign-ups.staff.tsx'
import { childRequestPage, takeChildRequest } from './modules/caregivers/guardians/child-request.staff.tsx'
import { guardiansPage, takeFindPatient } from './modules/caregivers/guardians/guardians.staff.tsx'
import {
  patientGuardiansPage,
  takeEndGuardian,
  takeGuardian,
} from './modules/caregivers/guardians/patient-guardians.staff.tsx'
import { ageTable, settleAcceptance } from './modules/caregivers/index.ts'
import { childPage, takeChild } from './modules/caregivers/people/child.page.tsx'
import { peoplePage } from './modules/caregivers/people/people.page.tsx'
import { caregiversPage } from './modules/caregivers/sharing/caregivers.page.tsx'
import {
  grantPage,
  previewable,
  takeEnd,
  takeGrant,
  takeLeave,
} from './modules/caregivers/sharing/grant.page.tsx'
import {
  inviteCaregiverPage,
  takeCaregiverInvitation,
  takeInviteCaregiver,
} from './modules/caregivers/sharing/invite.page.tsx'
import { askPage, takeAsk } from './modules/caregivers/who-looked/ask.page.tsx'
import { questionPage } from './modules/caregivers/who-looked/question.page.tsx'
import { staffQuestionPage, takeAnswer } from './modules/caregivers/who-looked/question.staff.tsx'
import { questionsPage } from './modules/caregivers/who-looked/questions.staff.tsx'
import { whoLookedFile, whoLookedPage } from './modules/caregivers/who-looked/who-looked.page.tsx'
import { contactOnRecord, identityOf } from './modules/clinical/index.ts'
import { homePage } from './modules/home/home.page.tsx'
import { mailPage, mailsPage } from './modules/notices/mail.staff.tsx'
import { carePlanPage } from './modules/records/background/care-plan.page.tsx'
import { carePlansPage } from './modules/records/background/care-plans.page.tsx'
import { careTeamPage } from './modules/records/background/care-team.page.tsx'
import { familyHistoryPage } from './modules/records/background/family-history.page.tsx'
import { onePage } from './modules/records/background/one.page.tsx'
import { otherPage } from './modules/records/background/other.page.tsx'
import { socialHistoryPage } from './modules/records/background/social-history.page.tsx'
import {
  confidentialityPage,
  itemPage,
  takeEndOverride,
  takeOverride,
} from './modules/records/confidentiality/confidentiality.staff.tsx'
import { imagingPage } from './modules/records/imaging/imaging.page.tsx'
import { picturePage } from './modules/records/imaging/picture.page.tsx'
import { labsPage } from './modules/records/labs/labs.page.tsx'
import { resultPage } from './modules/records/labs/result.page.tsx'
import { testsPage } from './modules/records/labs/tests.page.tsx'
import { overviewPage } from './modules/records/overview/overview.page.tsx'
import { searchPage, searchResultsPage, takeSearch } from './modules/records/overview/search.page.tsx'
import { allergiesPage } from './modules/records/treatment/allergies.page.tsx'
import { allergyPage } from './modules/records/treatment/allergy.page.tsx'
import { conditionPage } from './modules/records/treatment/condition.page.tsx'
import { conditionsPage } from './modules/records/treatment/conditions.page.tsx'
import { immunizationPage } from './modules/records/treatment/immunization.page.tsx'
import { immunizationsPage } from './modules/records/treatment/immunizations.page.tsx'
import { medicationPage } from './modules/records/treatment/medication.page.tsx'
import { medicationsPage } from './modules/records/treatment/medications.page.tsx'
import { procedurePage } from './modules/records/treatment/procedure.page.tsx'
import { proceduresPage } from './modules/records/treatment/procedures.page.tsx'
import { documentPage } from './modules/records/visits/document.page.tsx'
import { documentFilePage } from './modules/records/visits/document-file.page.tsx'
import { documentsPage } from './modules/records/visits/documents.page.tsx'
import { visitPage } from './modules/records/visits/visit.page.tsx'
import { visitsPage } from './modules/records/visits/visits.page.tsx'
import { vitalsPage } from './modules/records/vitals/vitals.page.tsx'
import { auditFile, auditPage, takeAudit } from './modules/workspace/audit/audit.staff.tsx'
import { emergenciesPage, takeReview } from './modules/workspace/emergencies/emergencies.staff.tsx'
import { queues } from './modules/workspace/index.ts'
import {
  patientPage,
  takeClose,
  takeEmergency,
  takeLook,
  takeOpen,
} from './modules/workspace/patients/patient.staff.tsx'
import {
  foundPatientsPage,
  patientsPage,
  takePatients,
} from './modules/workspace/patients/patients.staff.tsx'
import {
  invitedStaffPage,
  takeInvitedStaff,
} from './modules/workspace/staff-accounts/invited-staff.staff.tsx'
import {
  staffAccountPage,
  staffAccountsPage,
  takeStaffAccount,
  takeStaffChange,
} from './modules/workspace/staff-accounts/staff-accounts.staff.tsx'
import { toDoPage } from './modules/workspace/to-do/to-do.staff.tsx'
import type { Instant } from './platform/clock.ts'
import { notThere, redirect } from './ui/answer.ts'
import { galleryPage } from './ui/gallery.page.tsx'

/** The portal with what the clinic's record says of people who cannot get in. */
const withRecord = (portal: Portal) => ({ ...portal, onRecord: contactOnRecord })

/** The portal with what the clinic's record says of people who are invited or sign up. */
const withIdentities = (portal: Portal) => ({ ...portal, identityOf })

/** The portal with what follows when somebody was let in to another person's record. */
const withCaregivers = (portal: Portal) => ({
  ...portal,
  onAccepted: (db: SystemDb, acceptance: Acceptance, now: Instant) =>
    settleAcceptance(db, acceptance, { zone: portal.clinic.zone, table: ageTable }, now),
})

/** People who ask for a child whom no grant names yet. */
const ask = { name: 'accounts', act: 'child request' } as const

/**
 * The table of contents: every address of the portal, who may open it, and its page. The web server is built
 * from this table and serves nothing else (but its health and its own styles and scripts).
 */
export const routes: readonly Route[] = [
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
  // For developers: every component in every state, with made-up samples
  anyone('GET', '/components', galleryPage),
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
  // Second factors
  signedIn('GET', '/account/security/app', appPage),
  signedIn('POST', '/account/security/app', takeApp, { stepUp: true }),
  signedIn('GET', '/account/security/backup-codes', backupCodesPage),
  signedIn('POST', '/account/security/backup-codes', takeBackupCodes, { stepUp: true }),
  signedIn('GET', '/account/security/passkeys', passkeysPage, { stepUp: true }),
  signedIn('POST', '/account/security/passkeys', takeNewPasskey, { stepUp: true }),
  signedIn('GET', '/account/security/passkeys/:id', passkeyPage),
  signedIn('POST', '/account/security/passkeys/:id', takePasskeyChange, { stepUp: true }),
  // Whose record is shown
  signedIn('POST', '/acting-for', async (request, { database }) =>
    (await actFor(database, request.session, request.form.patient ?? '')) ? redirect('/') : notThere,
  ),
  signedIn('POST', '/view/end', async (request, { database }) => {
    await endView(database, request.session)
    return redirect(request.session.view?.kind === 'preview' ? '/caregivers' : '/staff')
  }),
  // Who may see whose record
  patient('GET', '/caregivers', 'sharing:read', caregiversPage),
  patient('GET', '/caregivers/invite', 'sharing:write', inviteCaregiverPage),
  patient(
    'POST',
    '/caregivers/invite',
    'sharing:write',
    (request, db, { secret }) => takeInviteCaregiver(request, db, secret),
    { stepUp: true },
  ),
  patient(
    'POST',
    '/caregivers/invitations/:id',
    'sharing:write',
    (request, db, { secret }) => takeCaregiverInvitation(request, db, secret),
    { stepUp: true },
  ),
  patient('GET', '/caregivers/grants/:id', 'sharing:write', grantPage),
  patient('POST', '/caregivers/grants/:id', 'sharing:write', takeGrant, { stepUp: true }),
  patient('POST', '/caregivers/grants/:id/end', 'sharing:write', takeEnd),
  patient('POST', '/caregivers/grants/:id/preview', 'sharing:read', async (request, db) => {
    const grant = await previewable(request, db)
    if (grant === null) return notThere
    await startView(db, request.session, db.patient, { kind: 'preview', grant })
    return redirect('/')
  }),
  patient('POST', '/caregivers/leave', permissions, takeLeave),
  signedIn('GET', '/caregivers/people', peoplePage),
  signedIn('GET', '/caregivers/child', (request, { database }) =>
    openSystem(database, ask, request.look.now, db => childPage(request, db)),
  ),
  signedIn('POST', '/caregivers/child', (request, { database }) =>
    openSystem(database, ask, request.look.now, db => takeChild(request, db)),
  ),
  // Who looked, and questions about it
  patient('GET', '/who-looked', 'audit:read', whoLookedPage),
  patient('GET', '/who-looked/file', 'audit:read', whoLookedFile),
  patient('GET', '/who-looked/ask', 'audit:read', askPage),
  patient('POST', '/who-looked/ask', 'audit:read', takeAsk),
  patient('GET', '/who-looked/questions/:id', 'audit:read', questionPage),
  // What is new; the record as a whole, and searching it
  patient('GET', '/', recordPermissions, homePage),
  patient('GET', '/records', recordPermissions, overviewPage),
  patient('GET', '/records/search', recordPermissions, searchPage),
  patient('POST', '/records/search', recordPermissions, takeSearch),
  patient('GET', '/records/search/:id', recordPermissions, searchResultsPage),
  // The record: medicines, allergies, vaccines, health conditions, procedures
  patient('GET', '/records/medications', 'medications:read', medicationsPage),
  patient('GET', '/records/medications/:id', 'medications:read', medicationPage),
  patient('GET', '/records/allergies', 'records:read', allergiesPage),
  patient('GET', '/records/allergies/:id', 'records:read', allergyPage),
  patient('GET', '/records/immunizations', 'immunizations:read', immunizationsPage),
  patient('GET', '/records/immunizations/:id', 'immunizations:read', immunizationPage),
  patient('GET', '/records/conditions', 'records:read', conditionsPage),
  patient('GET', '/records/conditions/:id', 'records:read', conditionPage),
  patient('GET', '/records/procedures', 'records:read', proceduresPage),
  patient('GET', '/records/procedures/:id', 'records:read', procedurePage),
  // The record: visits, notes, documents and letters
  patient('GET', '/records/visits', 'records:read', visitsPage),
  patient('GET', '/records/visits/:id', 'records:read', visitPage),
  patient('GET', '/records/documents', 'documents:read', documentsPage),
  patient('GET', '/records/documents/:id', 'documents:read', documentPage),
  patient('GET', '/records/documents/:id/file/:n', recordPermissions, documentFilePage),
  // The record: vital signs, and all around it
  patient('GET', '/records/vitals', 'records:read', vitalsPage),
  patient('GET', '/records/care-team', 'records:read', careTeamPage),
  patient('GET', '/records/care-plans', 'records:read', carePlansPage),
  patient('GET', '/records/care-plans/:id', 'records:read', carePlanPage),
  patient('GET', '/records/family-history', 'records:read', familyHistoryPage),
  patient('GET', '/records/social-history', 'records:read', socialHistoryPage),
  patient('GET', '/records/other', recordPermissions, otherPage),
  patient('GET', '/records/other/:id', recordPermissions, onePage),
  // The record: results of tests
  patient('GET', '/records/labs', 'records:read', (request, db, portal) =>
    labsPage(request, db, portal.drawnResults),
  ),
  patient('GET', '/records/labs/tests', 'records:read', testsPage),
  patient('GET', '/records/labs/:id', 'records:read', resultPage),
  // The record: x-rays, scans and other pictures
  patient('GET', '/records/imaging', 'records:read', imagingPage),
  patient('GET', '/records/imaging/:id', 'records:read', picturePage),
  // The clinic: what waits; finding a patient, opening a record, emergencies
  clinic('GET', '/staff', 'workspace:use', (request, db) => toDoPage(request, db, queues)),
  clinic('GET', '/staff/patients', 'patients:find', patientsPage),
  clinic('POST', '/staff/patients', 'patients:find', takePatients),
  clinic('GET', '/staff/patients/found/:id', 'patients:find', foundPatientsPage),
  clinic('GET', '/staff/patients/:patient', 'patients:find', patientPage),
  clinic('POST', '/staff/patients/:patient/open', 'patients:open', takeOpen),
  clinic('POST', '/staff/patients/:patient/emergency', 'patients:emergency', takeEmergency),
  clinic('POST', '/staff/patients/:patient/look', 'patients:find', (request, db) =>
    takeLook(request, db, 'staff'),
  ),
  clinic('POST', '/staff/patients/:patient/see-as', 'patients:see-as', (request, db) =>
    takeLook(request, db, 'see-as'),
  ),
  clinic('POST', '/staff/patients/:patient/close', 'patients:open', takeClose),
  clinic('GET', '/staff/accounts', 'staff:manage', staffAccountsPage),
  clinic('POST', '/staff/accounts', 'staff:manage', takeStaffAccount),
  clinic('GET', '/staff/accounts/invited/:id', 'staff:manage', invitedStaffPage),
  clinic('POST', '/staff/accounts/invited/:id', 'staff:manage', takeInvitedStaff),
  clinic('GET', '/staff/accounts/:id', 'staff:manage', staffAccountPage),
  clinic('POST', '/staff/accounts/:id', 'staff:manage', takeStaffChange),
  clinic('GET', '/staff/emergencies', 'emergencies:review', emergenciesPage),
  clinic('POST', '/staff/emergencies/:id', 'emergencies:review', takeReview),
  // The clinic: questions about accesses, and the audit trail
  clinic('GET', '/staff/questions', 'questions:answer', questionsPage),
  clinic('GET', '/staff/questions/:id', 'questions:answer', staffQuestionPage),
  clinic('POST', '/staff/questions/:id', 'questions:answer', takeAnswer),
  clinic('GET', '/staff/audit', 'audit:report', auditPage),
  clinic('POST', '/staff/audit', 'audit:report', takeAudit),
  clinic('GET', '/staff/audit/file', 'audit:report', auditFile),
  // The clinic: parents and guardians
  clinic('GET', '/staff/guardians', 'guardians:verify', guardiansPage),
  clinic('POST', '/staff/guardians', 'guardians:verify', takeFindPatient),
  clinic('GET', '/staff/guardians/of/:patient', 'guardians:verify', patientGuardiansPage),
  clinic(
    'POST',
    '/staff/guardians/of/:patient',
    'guardians:verify',
    (request, db, { secret }) => takeGuardian(request, db, secret),
    { stepUp: true },
  ),
  clinic('POST', '/staff/guardians/of/:patient/end', 'guardians:verify', takeEndGuardian),
  clinic('GET', '/staff/guardians/requests/:id', 'guardians:verify', childRequestPage),
  clinic(
    'POST',
    '/staff/guardians/requests/:id',
    'guardians:verify',
    (request, db, { secret }) => takeChildRequest(request, db, secret),
    { stepUp: true },
  ),
  clinic('GET', '/staff/mail', 'mail:read', mailsPage),
  clinic('GET', '/staff/mail/:id', 'mail:read', mailPage),
  // The clinic: people who cannot get in
  clinic('GET', '/staff/recoveries', 'signups:review', recoveriesPage),
  clinic('POST', '/staff/recoveries', 'signups:review', takeRecoveryCase),
  clinic('GET', '/staff/recoveries/:id', 'signups:review', recoveryCasePage),
  clinic('POST', '/staff/recoveries/:id', 'signups:review', takeRecoveryDecision, { stepUp: true }),
  clinic('GET', '/staff/accounts/:id/way-in', 'staff:manage', staffResetPage),
  clinic('POST', '/staff/accounts/:id/way-in', 'staff:manage', takeStaffReset, { stepUp: true }),
  // The clinic: invitations, and people who signed up
  clinic('GET', '/staff/invitations', 'invitations:manage', invitationsPage),
  clinic('GET', '/staff/invitations/new/:patient', 'invitations:manage', (request, db) =>
    invitePage(request, db, identityOf),
  ),
  clinic('POST', '/staff/invitations/new/:patient', 'invitations:manage', (request, db, portal) =>
    takeInvite(request, db, portal, identityOf),
  ),
  clinic('GET', '/staff/invitations/:id', 'invitations:manage', invitationStaffPage),
  clinic('GET', '/staff/invitations/:id/letter', 'invitations:manage', letterPage),
  clinic('POST', '/staff/invitations/:id/renew', 'invitations:manage', takeRenew),
  clinic('POST', '/staff/invitations/:id/revoke', 'invitations:manage', takeRevoke),
  clinic('GET', '/staff/sign-ups', 'signups:review', signUpsPage),
  clinic('GET', '/staff/sign-ups/:id', 'signups:review', (request, db, portal) =>
    signUpStaffPage(request, db, withIdentities(portal)),
  ),
  clinic('POST', '/staff/sign-ups/:id/approve', 'signups:review', (request, db, portal) =>
    takeApprove(request, db, withIdentities(portal)),
  ),
  clinic('POST', '/staff/sign-ups/:id/decline', 'signups:review', (request, db, portal) =>
    takeDecline(request, db, withIdentities(portal)),
  ),
  // The clinic: what is confidential in a record that is open, and what staff decided about it
  staffPatient('GET', '/staff/patients/:patient/confidentiality', 'sensitive:read', confidentialityPage),
  staffPatient('GET', '/staff/patients/:patient/confidentiality/:id', 'sensitive:read', itemPage),
  staffPatient('POST', '/staff/patients/:patient/confidentiality/:id', 'sensitive:read', takeOverride),
  staffPatient('POST', '/staff/patients/:patient/confidentiality/:id/end', 'sensitive:read', takeEndOverride),
]
