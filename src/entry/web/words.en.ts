/** Words of the pages that are nobody's: not there, out of service, broken. */
export const en = {
  notThere: {
    title: 'We could not find that page',
    text: 'It may have moved, or it is not yours to see. Check the address, or go back to where you were.',
    home: 'Go to the start page',
  },
  outOfService: {
    title: 'The portal is resting for a moment',
    text: 'We cannot reach your record right now. Nothing is lost. Wait a minute, then load this page again.',
  },
  broke: {
    title: 'Something went wrong on our side',
    text: 'This was not your fault, and nothing was changed. Try again in a few minutes.',
    id: (id: string) => `If you call us about it, say this number: ${id}`,
  },
  tooLarge: {
    title: 'These files are too large',
    text: 'Each file can have up to 6 MB, and you can add 4 to one message. Nothing was added. Choose smaller files, or send them in several messages.',
    back: 'Go back and choose other files',
  },
  tooMuch: {
    title: 'Many people are sending files right now',
    text: 'Nothing was added. Wait a minute, then try again.',
    back: 'Go back and try again',
  },
  needNow: 'Do you need something now?',
  call: (phone: string) => `Call the clinic: ${phone}`,
  noRecord: {
    title: 'There is no record that you can open now',
    text: 'Are you a patient here? Call the clinic. They can link your record to this account. Did somebody let you see a record? That time may be over, or it was ended. Ask that person.',
    people: 'Whose records you can open',
  },
}

export type Words = typeof en
