import type { Migration } from 'kysely/migration'
import * as m0001 from './0001-platform-roles.ts'
import * as m0002 from './0002-access-grants-and-audit.ts'
import * as m0003 from './0003-accounts-and-sessions.ts'
import * as m0004 from './0004-clinical-copy.ts'
import * as m0007 from './0007-accounts-held-forms.ts'
import * as m0008 from './0008-records-searches.ts'
import * as m0009seal from './0009-access-seal.ts'
import * as m0009 from './0009-access-staff-and-openings.ts'
import * as m0010 from './0010-access-audit-chain.ts'
import * as m0010open from './0010-access-open.ts'
import * as m0011 from './0011-platform-outbox-and-mails.ts'
import * as m0012 from './0012-accounts-second-factors.ts'
import * as m0013 from './0013-accounts-security-and-recovery.ts'
import * as m0014 from './0014-clinical-confidentiality.ts'
import * as m0015 from './0015-accounts-invitations-and-sign-up.ts'
import * as m0016 from './0016-caregivers-guardians.ts'
import * as m0017 from './0017-caregivers-who-looked.ts'
import * as m0019 from './0019-workspace.ts'
import * as m0020 from './0020-access-people-index.ts'
import * as m0021 from './0021-accounts-session-opens.ts'
import * as m0023 from './0023-appointments-schedule.ts'
import * as m0024 from './0024-appointments-bookings.ts'
import * as m0024functions from './0024-appointments-functions.ts'
import * as m0025 from './0025-appointments-drafts.ts'
import * as m0026 from './0026-appointments-editor.ts'
import * as m0027 from './0027-appointments-telling.ts'
import * as m0028 from './0028-appointments-record.ts'
import * as m0029 from './0029-appointments-turns.ts'
import * as m0030 from './0030-messages-pools.ts'
import * as m0031 from './0031-messages-threads.ts'
import * as m0032 from './0032-messages-readings.ts'
import * as m0033 from './0033-messages-files.ts'
import * as m0034 from './0034-messages-unread.ts'
import * as m0035 from './0035-messages-news.ts'
import * as m0036 from './0036-messages-urgent.ts'

/** Every migration, in order. A new one is a new file and a new line; one that has shipped never changes. */
export const migrations: Record<string, Migration> = {
  '0001-platform-roles': m0001,
  '0002-access-grants-and-audit': m0002,
  '0003-accounts-and-sessions': m0003,
  '0004-clinical-copy': m0004,
  '0007-accounts-held-forms': m0007,
  '0008-records-searches': m0008,
  '0009-access-seal': m0009seal,
  '0009-access-staff-and-openings': m0009,
  '0010-access-audit-chain': m0010,
  '0010-access-open': m0010open,
  '0011-platform-outbox-and-mails': m0011,
  '0012-accounts-second-factors': m0012,
  '0013-accounts-security-and-recovery': m0013,
  '0014-clinical-confidentiality': m0014,
  '0015-accounts-invitations-and-sign-up': m0015,
  '0016-caregivers-guardians': m0016,
  '0017-caregivers-who-looked': m0017,
  '0019-workspace': m0019,
  '0020-access-people-index': m0020,
  '0021-accounts-session-opens': m0021,
  '0023-appointments-schedule': m0023,
  '0024-appointments-bookings': m0024,
  '0024-appointments-functions': m0024functions,
  '0025-appointments-drafts': m0025,
  '0026-appointments-editor': m0026,
  '0027-appointments-telling': m0027,
  '0028-appointments-record': m0028,
  '0029-appointments-turns': m0029,
  '0030-messages-pools': m0030,
  '0031-messages-threads': m0031,
  '0032-messages-readings': m0032,
  '0033-messages-files': m0033,
  '0034-messages-unread': m0034,
  '0035-messages-news': m0035,
  '0036-messages-urgent': m0036,
}
