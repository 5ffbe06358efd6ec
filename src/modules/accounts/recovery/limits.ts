import type { Limits } from '../count-failures.ts'

/**
 * How often help may be asked for, counted by what was typed, whether or not there is such an account. Here
 * every request counts, since each may send a mail.
 */
export const askLimits: Limits = {
  name: 'recovery asked',
  account_and_address: { tries: 5, window_minutes: 60 },
  account: { tries: 10, window_minutes: 60 },
  address: { tries: 50, window_minutes: 60 },
}

/**
 * Wrong answers to links for getting back in. There are about 30,000 birth dates: whoever reads somebody's mail
 * and asks for link after link has ten tries a day, from wherever; and one network has fifty for all accounts.
 */
export const answerLimits: Limits = {
  name: 'recovery answer',
  account_and_address: { tries: 10, window_minutes: 24 * 60 },
  account: { tries: 10, window_minutes: 24 * 60 },
  address: { tries: 50, window_minutes: 60 },
}

/** Codes from paper, before it is known whose they are. */
export const paperLimits: Limits = {
  name: 'recovery paper code',
  account_and_address: { tries: 10, window_minutes: 60 },
  account: { tries: 30, window_minutes: 60 },
  address: { tries: 50, window_minutes: 60 },
}

/** How often a second code may be sent for one link. */
export const mailCodeLimits: Limits = {
  name: 'recovery mail code',
  account_and_address: { tries: 3, window_minutes: 24 * 60 },
  account: { tries: 3, window_minutes: 24 * 60 },
  address: { tries: 50, window_minutes: 60 },
}
