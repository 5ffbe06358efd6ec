import { patient, type Route, signedIn } from '../entry/web/route.ts'
import { openSystem, permissions } from '../modules/access/index.ts'
import { actFor, endView, startView } from '../modules/accounts/index.ts'
import { childPage, takeChild } from '../modules/caregivers/people/child.page.tsx'
import { peoplePage } from '../modules/caregivers/people/people.page.tsx'
import { caregiversPage } from '../modules/caregivers/sharing/caregivers.page.tsx'
import {
  grantPage,
  previewable,
  takeEnd,
  takeGrant,
  takeLeave,
} from '../modules/caregivers/sharing/grant.page.tsx'
import {
  inviteCaregiverPage,
  takeCaregiverInvitation,
  takeInviteCaregiver,
} from '../modules/caregivers/sharing/invite.page.tsx'
import { askPage, takeAsk } from '../modules/caregivers/who-looked/ask.page.tsx'
import { questionPage } from '../modules/caregivers/who-looked/question.page.tsx'
import { whoLookedFile, whoLookedPage } from '../modules/caregivers/who-looked/who-looked.page.tsx'
import { notThere, redirect } from '../ui/answer.ts'

/** People who ask for a child whom no grant names yet. */
const ask = { name: 'accounts', act: 'child request' } as const

/** Whose record is shown, who may see it, and who looked. */
export const sharing: readonly Route[] = [
  // Whose record is shown
  signedIn('POST', '/acting-for', async (request, { database }) =>
    (await actFor(database, request.session, request.form.patient ?? '')) ? redirect('/') : notThere,
  ),
  signedIn('POST', '/view/end', async (request, { database }) => {
    const { patient, view, staff } = request.session
    await endView(database, request.session)
    if (view === null) return redirect('/')
    return redirect(view.kind === 'preview' || staff === null ? '/caregivers' : `/staff/patients/${patient}`)
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
]
