import type { ClinicDb, ClinicPermission } from '../../access/index.ts'
import { casesWaiting, signUpsWaiting } from '../../accounts/index.ts'
import { requestsWaiting as appointmentRequestsWaiting, movesWaiting } from '../../appointments/index.ts'
import { questionsWaiting, requestsWaiting } from '../../caregivers/index.ts'
import { messagesWaiting } from '../../messages/index.ts'
import { emergenciesWaiting } from '../emergencies/review-emergency.ts'
import type { Words } from '../words.en.ts'

/** One queue of the clinic's work: who sees it, and how many wait in it. */
export type Queue = {
  /** Its address below `/staff/`. */
  readonly section: keyof Words['toDo']['items']
  readonly permission: ClinicPermission
  /** Called only where the handle may do what `permission` says. */
  readonly waiting: (db: ClinicDb<ClinicPermission>) => Promise<number>
}

const queue = <P extends ClinicPermission>(
  section: Queue['section'],
  permission: P,
  waiting: (db: ClinicDb<P>) => Promise<number>,
): Queue => ({ section, permission, waiting: waiting as Queue['waiting'] })

/** Every queue of the clinic's work, the most urgent first. */
export const queues: readonly Queue[] = [
  queue('emergencies', 'emergencies:review', emergenciesWaiting),
  queue('messages', 'messages:answer', messagesWaiting),
  queue('appointment-requests', 'appointments:desk', appointmentRequestsWaiting),
  queue('schedule/to-move', 'appointments:desk', movesWaiting),
  queue('recoveries', 'signups:review', casesWaiting),
  queue('sign-ups', 'signups:review', signUpsWaiting),
  queue('guardians', 'guardians:verify', requestsWaiting),
  queue('questions', 'questions:answer', questionsWaiting),
]
