import type { Portal } from '../entry/web/portal.ts'
import { clinic, type Route, staffPatient } from '../entry/web/route.ts'
import { invitationStaffPage, invitationsPage } from '../modules/accounts/invitations/invitations.staff.tsx'
import {
  invitePage,
  takeInvite,
  takeRenew,
  takeRevoke,
} from '../modules/accounts/invitations/invite.staff.tsx'
import { letterPage } from '../modules/accounts/invitations/letter.staff.tsx'
import {
  recoveriesPage,
  recoveryCasePage,
  takeRecoveryCase,
  takeRecoveryDecision,
} from '../modules/accounts/recovery/recovery.staff.tsx'
import { staffResetPage, takeStaffReset } from '../modules/accounts/recovery/staff-reset.staff.tsx'
import { signUpStaffPage, takeApprove, takeDecline } from '../modules/accounts/sign-up/sign-up.staff.tsx'
import { signUpsPage } from '../modules/accounts/sign-up/sign-ups.staff.tsx'
import { childRequestPage, takeChildRequest } from '../modules/caregivers/guardians/child-request.staff.tsx'
import { guardiansPage, takeFindPatient } from '../modules/caregivers/guardians/guardians.staff.tsx'
import {
  patientGuardiansPage,
  takeEndGuardian,
  takeGuardian,
} from '../modules/caregivers/guardians/patient-guardians.staff.tsx'
import { staffQuestionPage, takeAnswer } from '../modules/caregivers/who-looked/question.staff.tsx'
import { questionsPage } from '../modules/caregivers/who-looked/questions.staff.tsx'
import { identityOf } from '../modules/clinical/index.ts'
import { mailPage, mailsPage } from '../modules/notices/mail.staff.tsx'
import {
  confidentialityPage,
  itemPage,
  takeEndOverride,
  takeOverride,
} from '../modules/records/confidentiality/confidentiality.staff.tsx'
import { auditFile, auditPage, takeAudit } from '../modules/workspace/audit/audit.staff.tsx'
import { emergenciesPage, takeReview } from '../modules/workspace/emergencies/emergencies.staff.tsx'
import { queues } from '../modules/workspace/index.ts'
import {
  patientPage,
  takeClose,
  takeEmergency,
  takeLook,
  takeOpen,
} from '../modules/workspace/patients/patient.staff.tsx'
import {
  foundPatientsPage,
  patientsPage,
  takePatients,
} from '../modules/workspace/patients/patients.staff.tsx'
import {
  invitedStaffPage,
  takeInvitedStaff,
} from '../modules/workspace/staff-accounts/invited-staff.staff.tsx'
import {
  staffAccountPage,
  staffAccountsPage,
  takeStaffAccount,
  takeStaffChange,
} from '../modules/workspace/staff-accounts/staff-accounts.staff.tsx'
import { toDoPage } from '../modules/workspace/to-do/to-do.staff.tsx'

/** The portal with what the clinic's record says of people who are invited or sign up. */
const withIdentities = (portal: Portal) => ({ ...portal, identityOf })

/** The clinic: its workspace. */
export const staff: readonly Route[] = [
  // The clinic: what waits; finding a patient, opening a record, emergencies
  clinic('GET', '/staff', 'workspace:use', (request, db) => toDoPage(request, db, queues)),
  clinic('GET', '/staff/patients', 'patients:find', patientsPage),
  clinic('POST', '/staff/patients', 'patients:find', takePatients, { looks: true }),
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
  clinic('POST', '/staff/accounts', 'staff:manage', takeStaffAccount, { stepUp: true }),
  clinic('GET', '/staff/accounts/invited/:id', 'staff:manage', invitedStaffPage),
  clinic('POST', '/staff/accounts/invited/:id', 'staff:manage', takeInvitedStaff),
  clinic('GET', '/staff/accounts/:id', 'staff:manage', staffAccountPage),
  clinic('POST', '/staff/accounts/:id', 'staff:manage', takeStaffChange, { stepUp: true }),
  clinic('GET', '/staff/emergencies', 'emergencies:review', emergenciesPage),
  clinic('POST', '/staff/emergencies/:id', 'emergencies:review', takeReview),
  // The clinic: questions about accesses, and the audit trail
  clinic('GET', '/staff/questions', 'questions:answer', questionsPage),
  clinic('GET', '/staff/questions/:id', 'questions:answer', staffQuestionPage),
  clinic('POST', '/staff/questions/:id', 'questions:answer', takeAnswer),
  clinic('GET', '/staff/audit', 'audit:report', auditPage),
  clinic('POST', '/staff/audit', 'audit:report', takeAudit, { looks: true }),
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
