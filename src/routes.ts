import type { Route } from './entry/web/route.ts'
import { account } from './routes/account.ts'
import { answering } from './routes/answering.ts'
import { appointments } from './routes/appointments.ts'
import { comingIn } from './routes/coming-in.ts'
import { desk } from './routes/desk.ts'
import { messages } from './routes/messages.ts'
import { record } from './routes/record.ts'
import { schedule } from './routes/schedule.ts'
import { sharing } from './routes/sharing.ts'
import { staff } from './routes/staff.ts'

/**
 * The table of contents: every address of the portal, who may open it, and its page. The web server is built
 * from this table and serves nothing else (but its health and its own styles and scripts).
 */
export const routes: readonly Route[] = [
  ...comingIn,
  ...account,
  ...sharing,
  ...record,
  ...appointments,
  ...messages,
  ...staff,
  ...desk,
  ...answering,
  ...schedule,
]
