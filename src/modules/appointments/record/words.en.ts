/** Words of the page of an appointment that the clinic's records tell of. */
export const en = {
  title: 'Appointment',
  back: 'Appointments',
  at: (day: string, from: string, to: string | null) =>
    to === null ? `${day}, ${from}` : `${day}, ${from} to ${to}`,
  noTime: 'No time is set yet',
  statuses: {
    proposed: 'Proposed, not booked yet',
    pending: 'Not confirmed yet',
    booked: 'Booked',
    arrived: 'Checked in',
    fulfilled: 'Done',
    cancelled: 'Cancelled',
    noshow: 'Missed',
    'entered-in-error': 'Entered by mistake',
  } as Readonly<Record<string, string>>,
  mistake: {
    title: 'This was entered by mistake',
    text: 'The clinic has taken it back. There is no such appointment.',
  },
  facts: {
    what: 'What for',
    when: 'When',
    with: 'With',
    where: 'Where',
    reason: 'What it is about',
    prepare: 'How to get ready',
    comment: 'What the clinic notes',
    cancelled: 'Why it was cancelled',
  },
  fromRecord: 'From the clinic’s records',
  fromRecordText:
    'Your clinic booked this appointment in its own system. You cannot move or cancel it here. Please call the clinic.',
  call: (clinic: string, phone: string) => `Call ${clinic}: ${phone}`,
  all: 'See everything that the record says of it',
  cut: (letters: number) => `(${letters} more letters are not shown)`,
  received: (when: string) => `The portal got this on ${when}`,
}

export type Words = typeof en
