/** Words about visits that leave the portal: mails, calendars, the page behind a link. `of` is whose visit it is, where that is not the reader. */
const whose = (of: string | null): string => (of === null ? 'your visit' : `the visit of ${of}`)
const Whose = (of: string | null): string => (of === null ? 'Your visit' : `The visit of ${of}`)

export const en = {
  /** Whose visit it is, where her name is not known here. */
  somebody: 'the person you care for',
  /** How a visit takes place, where nobody has to go anywhere. */
  mode: {
    telehealth: 'By video: you do not need to come to the clinic',
    phone: 'By phone: we call you',
  },
  mail: {
    booked: {
      subject: (clinic: string) => `${clinic}: a visit is booked`,
      first: (of: string | null) => `${Whose(of)} is booked.`,
    },
    moved: {
      subject: (clinic: string) => `${clinic}: a visit has a new time`,
      first: (of: string | null) => `${Whose(of)} has a new time or place. This is how it stands now:`,
    },
    cancelled: {
      subject: (clinic: string) => `${clinic}: a visit is cancelled`,
      first: (of: string | null) => `${Whose(of)} is cancelled. It was for:`,
    },
    offered: {
      subject: (clinic: string) => `${clinic}: we have a time for you`,
      first: (of: string | null) =>
        of === null ? 'You asked us for a visit. We have this time for you:' : `We have this time for ${of}:`,
    },
    lapsed: {
      subject: (clinic: string) => `${clinic}: the time that we offered`,
      first: (of: string | null) =>
        `The time that we offered${of === null ? '' : ` for ${of}`} is no longer kept. What you asked us for still waits with us. The time was:`,
    },
    declined: {
      subject: (clinic: string) => `${clinic}: there is an answer for you`,
      first: (of: string | null) =>
        `We have answered what you asked us about ${whose(of)}. Please read the answer in the portal.`,
    },
    'must-move': {
      subject: (clinic: string) => `${clinic}: a visit needs another time`,
      first: (of: string | null) =>
        `We are sorry: ${whose(of)} cannot be as we planned it. We will find another time with you. It was for:`,
    },
    'week-before': {
      subject: (clinic: string) => `${clinic}: a visit is coming up`,
      first: (of: string | null) => `This is to remind you of ${whose(of)}.`,
    },
    'day-before': {
      subject: (clinic: string) => `${clinic}: a visit soon`,
      first: (of: string | null) => `This is to remind you of ${whose(of)}.`,
    },
    when: (day: string, time: string) => `When: ${day}, ${time}`,
    where: (place: string) => `Where: ${place}`,
    how: (how: string) => `${how}.`,
    answerBy: (when: string) => `Please tell us by ${when} whether it suits you:`,
    another: 'You can look for another time here:',
    portal: 'What it is for, how to get ready, and all else is in the portal:',
    link: 'To tell us that you are coming, or to cancel, without signing in: open this link. It works once, and only until the visit begins. Please do not pass it on.',
  },
  calendar: {
    summary: (clinic: string, of: string | null) =>
      of === null ? `Visit at ${clinic}` : `${of}: visit at ${clinic}`,
    about: (url: string) => `All about it is in the portal: ${url}`,
    fileName: 'visit.ics',
  },
  link: {
    title: (of: string | null) => Whose(of),
    when: 'When',
    where: 'Where',
    how: 'How',
    phone: 'Phone of this place',
    lede: 'Please tell us whether you are coming. You do not need to sign in.',
    coming: 'I am coming',
    someoneComes: 'We are coming',
    cancelTitle: 'You cannot come?',
    cancelText: 'Then cancel, so that somebody else can have this time.',
    cancelNear:
      'The visit is soon, so we first look at it ourselves. Press the button and we will answer you. Or call us.',
    cancel: 'Cancel this visit',
    askCancel: 'Ask to cancel this visit',
    confirmedTitle: 'Thank you, we expect you',
    confirmed: (when: string) => `You told us on ${when} that you are coming.`,
    cancelledTitle: 'This visit is cancelled',
    cancelledText: 'Nobody needs to come. To find another time, sign in to the portal.',
    askedTitle: 'We have your wish to cancel',
    askedText: 'The visit stands until we answer. If you cannot wait, call us.',
    otherTitle: 'This has changed since our e-mail',
    movedText: 'The visit now has this time and place. Use the link in our newest e-mail, or the portal.',
    mustMoveText: 'The visit cannot be as planned. We will find another time with you.',
    usedTitle: 'This link has been used',
    usedText: 'This is how the visit stands now. To change anything, sign in to the portal.',
    readOnly: 'You may see this visit, and not change it.',
    portal: 'See it in the portal',
    goneTitle: 'This link no longer works',
    gone: 'It may be too old, or not whole. Sign in to see how things stand.',
    goneLink: 'Your visits',
    call: (phone: string) => `Call us: ${phone}`,
  },
}

export type Words = typeof en
