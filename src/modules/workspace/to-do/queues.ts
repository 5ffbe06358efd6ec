import type { ClinicDb, ClinicPermission } from '../../access/index.ts'
import { casesWaiting, signUpsWaiting } from '../../accounts/index.ts'
import { questionsWaiting, requestsWaiting } from '../../caregivers/index.ts'
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

/** Every queue of the clinic's work, the most urgent first. */
export const queues: readonly Queue[] = [
  {
    section: 'emergencies',
    permission: 'emergencies:review',
    waiting: db => emergenciesWaiting(db as ClinicDb<'emergencies:review'>),
  },
  {
    section: 'recoveries',
    permission: 'signups:review',
    waiting: db => casesWaiting(db as ClinicDb<'signups:review'>),
  },
  {
    section: 'sign-ups',
    permission: 'signups:review',
    waiting: db => signUpsWaiting(db as ClinicDb<'signups:review'>),
  },
  {
    section: 'guardians',
    permission: 'guardians:verify',
    waiting: db => requestsWaiting(db as ClinicDb<'guardians:verify'>),
  },
  {
    section: 'questions',
    permission: 'questions:answer',
    waiting: db => questionsWaiting(db as ClinicDb<'questions:answer'>),
  },
]
