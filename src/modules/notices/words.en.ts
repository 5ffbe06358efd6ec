/** What kinds of work are called; others are shown by their own name. */
const kinds: Readonly<Record<string, string>> = {
  'send-mail': 'Send an e-mail',
  'clear-old': 'Clear away what is old',
  'answer-recovery-requests': 'Answer people who cannot get in',
  'finish-factor-removals': 'Take off a lost second factor',
  'answer-sign-up': 'Answer a sign-up',
  'close-sign-up': 'Close a sign-up that was not finished',
  'keep-audit': 'Look after the audit trail',
  'tell-of-appointment': 'Tell somebody of a visit',
  'remind-of-appointments': 'Look for visits to remind of',
  'lapse-appointments': 'Let go of times that nobody took',
  'tell-of-message': 'Tell somebody of a message',
  'escalate-messages': 'Look for messages that are late',
  'close-messages': 'Close conversations that have ended',
  'time-answers': 'Work out how long answers take',
}

/** Codes for why a try failed; others are shown as they are. */
const reasons: Readonly<Record<string, string>> = {
  'not an address': 'This is not an e-mail address',
  ESOCKET: 'The mail server could not be reached',
  ECONNECTION: 'The mail server could not be reached',
  EDNS: 'The name of the mail server was not found',
  ETIMEDOUT: 'The mail server did not answer in time',
  EAUTH: 'The mail server did not accept the user name and password',
  ETLS: 'The mail server offers no secure connection',
  EENVELOPE: 'The mail server does not take this address',
  'every process that tried has died': 'The portal stopped each time it tried',
  'unknown kind': 'This version of the portal does not know this work',
}

export const en = {
  mail: {
    /** Under every mail. */
    sentBy: (clinic: string) =>
      `${clinic} sent you this e-mail. Please do not answer it: nobody would see it.`,
    phone: (phone: string) => `Questions? Call us at ${phone}.`,
    /** Why this person gets this mail: its last line. */
    why: {
      appointments: {
        own: 'You get this e-mail because the visit is yours.',
        cares: 'You get this e-mail because you care for the person whose visit it is.',
        did: 'You get this e-mail because you booked or asked for this visit.',
      },
      messages: {
        own: 'You get this e-mail because the message is for you.',
        cares: 'You get this e-mail because you care for the person whom the message is for.',
        did: 'You get this e-mail because you wrote to us in this conversation.',
      },
    },
  },
  staff: {
    title: 'Mail',
    lede: 'E-mails that the portal wrote in the last 30 days. Each reading of one is in the audit trail.',
    caption: 'E-mail',
    mails: 'E-mails',
    none: 'No e-mail yet',
    noneText: 'When the portal writes to somebody, the e-mail will be listed here.',
    noneSuch: 'No e-mail like this',
    showAll: 'Show all e-mails',
    all: 'All',
    byState: 'Show by state',
    subject: 'Subject',
    to: 'To',
    language: 'Language',
    written: 'Written',
    state: 'State',
    sentAt: 'Sent',
    failedAt: 'Failed',
    droppedAt: 'Dropped',
    notAfter: 'Not to be sent after',
    topic: 'About',
    topics: { appointments: 'Visits', messages: 'Messages' },
    toldWhy: 'Why this person',
    toldBecause: {
      own: 'It is her or his own',
      cares: 'Parent or guardian',
      did: 'Booked it or asked for it',
    },
    reason: 'Reason',
    text: 'Text',
    noText:
      'The text is not shown. It may hold a link that opens an account, so nobody but the person it was written to should read it.',
    back: 'All e-mails',
    states: {
      waiting: 'Waiting',
      kept: 'To pass on',
      sent: 'Sent',
      failed: 'Not sent',
      dropped: 'Not needed',
    },
    means: {
      waiting: 'The portal will send it, or try again, by itself.',
      kept: 'This portal has no mail server. Please pass the text on to the person yourself.',
      sent: 'The mail server took it.',
      failed: 'The portal has given up. Please reach the person another way and check the address.',
      dropped: 'It was too late to send it, or what it says had changed. Nobody needs to do anything.',
    },
    givenUp: 'Work that could not be done',
    givenUpText:
      'The portal tried and gave up within the last 7 days. Please tell the person who runs the portal.',
    work: 'Work',
    pieces: 'How many',
    lastAt: 'Last given up',
    kinds,
    reasons,
    refusal: (code: string) => `The mail server refused it (code ${code})`,
  },
}

export type Words = typeof en
