import { z } from 'zod'
import {
  answerRecoveryRequests,
  answerSignUp,
  answerSignUpWork,
  closeSignUp,
  closeSignUpWork,
  recoveryWork,
} from '../../modules/accounts/index.ts'
import { newsStillHolds, tellOfAppointment, tellWork, whatIsTold } from '../../modules/appointments/index.ts'
import { findIdentities, relabel, relabelWork } from '../../modules/clinical/index.ts'
import { messageStillNew, tellOfMessageWork, tellPeopleOfMessage } from '../../modules/messages/index.ts'
import { deliverMail, mailWork } from '../../modules/notices/index.ts'
import { done } from '../../platform/outbox.ts'
import type { Handler, Handlers, Recurring } from './context.ts'
import { recurring } from './recurring.ts'

const signUp = z.object({ sign_up: z.uuid() })
const sentMessage = z.object({
  patient: z.uuid(),
  thread: z.uuid(),
  message: z.uuid(),
  by: z.enum(['patient', 'clinic']),
})
const telling = z.object({ what: z.enum(whatIsTold), patient: z.uuid(), about: z.uuid(), event: z.string() })

/** Asked in the moment of sending, by what a mail is about. */
const stillHolds = { appointments: newsStillHolds, messages: messageStillNew }

/** Who does which kind of work. */
const handlers: Handlers = {
  [mailWork]: (payload, context, { last, signal }) =>
    deliverMail(payload, { ...context, last, signal, stillHolds }),
  [tellWork]: async (payload, context, { now }) => {
    const { database, secret, clinic, baseUrl } = context
    await tellOfAppointment(database, { secret, clinic: { ...clinic, baseUrl } }, telling.parse(payload), now)
    return done
  },
  [tellOfMessageWork]: async (payload, { database, clinic: { name }, baseUrl }, { now }) => {
    await tellPeopleOfMessage(database, { name, baseUrl }, sentMessage.parse(payload), now)
    return done
  },
  [recoveryWork]: async (_payload, { database, baseUrl }, { now }) => {
    await answerRecoveryRequests(database, baseUrl, now)
    return done
  },
  [answerSignUpWork]: async (payload, context, { now }) => {
    await answerSignUp({ ...context, findIdentities }, signUp.parse(payload).sign_up, now)
    return done
  },
  // After a release with another table of codes: record by record, so that a try that is cut off loses nothing.
  [relabelWork]: async (_payload, { database, clock }, { signal }) => {
    await relabel(database, clock, signal)
    return done
  },
  [closeSignUpWork]: async (payload, { database }, { now }) => {
    await closeSignUp(database, signUp.parse(payload).sign_up, now)
    return done
  },
}

const running =
  ({ run }: Recurring): Handler =>
  async (_payload, context, { now }) => {
    await run(context, now)
    return done
  }

/** All that can be done, what comes by itself included. */
export const allHandlers: Handlers = {
  ...handlers,
  ...Object.fromEntries(recurring.map(one => [one.name, running(one)])),
}
