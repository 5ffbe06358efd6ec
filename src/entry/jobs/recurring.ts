import { anchorAudit, openSystem, prepareAudit } from '../../modules/access/index.ts'
import {
  clearOldSessionsAndLinks,
  clearOldSignUps,
  finishFactorRemovals,
} from '../../modules/accounts/index.ts'
import {
  addReminders,
  clearOldDrafts,
  clearOldLinks,
  endLapsed,
  takeWhatStands,
  tellOfLapsed,
} from '../../modules/appointments/index.ts'
import { ageTable, keepAges, remindOfOpenEnds, tellOfBirthdays } from '../../modules/caregivers/index.ts'
import { contactOnRecord } from '../../modules/clinical/index.ts'
import { clearOldFiles, closeQuietThreads, escalateLate, timeAnswers } from '../../modules/messages/index.ts'
import { clearOldMails } from '../../modules/notices/index.ts'
import { clearOldWork } from '../../platform/outbox.ts'
import type { Recurring } from './context.ts'

/** Everything that the portal does by itself from time to time. */
export const recurring: readonly Recurring[] = [
  {
    name: 'finish-factor-removals',
    every: { minutes: 15 },
    run: ({ database, clinic }, now) =>
      finishFactorRemovals(database, { clinic, contactOf: contactOnRecord }, now),
  },
  {
    // The log lies where nobody who reaches the database reaches it: a chain written anew is told by it.
    name: 'keep-audit',
    every: { day_at: '00:20' },
    run: async ({ database, log }, now) => {
      await prepareAudit(database, now)
      log.info('audit anchored', { anchor: await anchorAudit(database, now) })
    },
  },
  {
    // Birthdays need no run: what parents have is boxed in time. This follows corrected birth dates.
    name: 'keep-ages',
    every: { day_at: '00:40' },
    run: ({ database, clinic: { zone } }, now) =>
      openSystem(database, { name: 'jobs', act: 'keep ages' }, now, db =>
        keepAges(db, { zone, table: ageTable }, now),
      ),
  },
  {
    name: 'tell-of-sharing',
    every: { day_at: '08:00' },
    run: ({ database, clinic, baseUrl }, now) =>
      openSystem(database, { name: 'jobs', act: 'tell of sharing' }, now, async db => {
        await tellOfBirthdays(db, { zone: clinic.zone, table: ageTable }, { ...clinic, baseUrl }, now)
        await remindOfOpenEnds(db, { ...clinic, baseUrl }, now)
      }),
  },
  {
    name: 'lapse-appointments',
    every: { minutes: 5 },
    run: ({ database }, now) =>
      openSystem(database, { name: 'jobs', act: 'end offers' }, now, async db => {
        await endLapsed(db, now)
        await tellOfLapsed(db, now)
      }),
  },
  {
    name: 'remind-of-appointments',
    every: { minutes: 10 },
    run: ({ database }, now) =>
      openSystem(database, { name: 'jobs', act: 'remind of visits' }, now, db => addReminders(db, now)),
  },
  {
    name: 'escalate-messages',
    every: { minutes: 15 },
    run: ({ database, clinic: { name }, baseUrl }, now) =>
      openSystem(database, { name: 'jobs', act: 'escalate messages' }, now, db =>
        escalateLate(db, { name, baseUrl }, now),
      ),
  },
  {
    name: 'close-messages',
    every: { minutes: 60 },
    run: ({ database, clinic }, now) =>
      openSystem(database, { name: 'jobs', act: 'close messages' }, now, db =>
        closeQuietThreads(db, clinic, now),
      ),
  },
  {
    name: 'time-answers',
    every: { minutes: 60 },
    run: ({ database }, now) =>
      openSystem(database, { name: 'jobs', act: 'time answers' }, now, db => timeAnswers(db, now)),
  },
  {
    // An import tells at once; this is for what came before the schedule knew of it.
    name: 'hear-record',
    every: { day_at: '02:30' },
    run: ({ database }, now) => takeWhatStands(database, now),
  },
  {
    name: 'clear-old',
    every: { day_at: '03:10' },
    run: async ({ database, files }, now) => {
      await clearOldSessionsAndLinks(database, now)
      await clearOldMails(database, now)
      await clearOldLinks(database, now)
      await clearOldSignUps(database, now)
      await clearOldDrafts(database, now)
      await clearOldFiles(database, files, now)
      await clearOldWork(database, now)
    },
  },
]
