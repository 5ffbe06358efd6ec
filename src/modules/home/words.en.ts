/** Words of the home page. */
export const en = {
  title: 'Home',
  welcome: 'Your account is ready',
  welcomeText: (email: string) =>
    `From now on, sign in with ${email} and your password. You can make it safer with a second step, such as an app on your phone.`,
  welcomeLink: 'Make your account safer',
  hello: (name: string) => `Hello, ${name}`,
  helloNobody: 'Hello',
  lede: 'This is what comes next, what is new in your record, and where you find the rest.',
  ledeNothing: 'Nothing is new in your record. All of it is here whenever you need it.',
  ahead: 'Visits and messages',
  newAnswers: (n: number) =>
    n === 1 ? 'You have a new answer' : `You have new answers in ${n.toLocaleString('en-US')} conversations`,
  newAnswersText: 'Your care team wrote to you.',
  offer: (when: string) => `The clinic offers you a time: ${when}`,
  nextVisit: (when: string) => `Next visit: ${when}`,
  moreVisits: (n: number) => (n === 1 ? 'See 1 more visit' : `See ${n.toLocaleString('en-US')} more visits`),
  noVisit: 'No visit is booked.',
  book: 'Book a visit',
  write: 'Write a message',
  appointments: 'All appointments',
  messages: 'All messages',
  first: 'Look at these first',
  firstHint:
    'A result outside the usual range does not always mean that something is wrong. Your care team can tell you what yours mean.',
  new: (days: number) => `New in the last ${days} days`,
  results: (n: number) => (n === 1 ? '1 more test result' : `${n.toLocaleString('en-US')} more test results`),
  resultsText: 'None of them is marked as outside the usual range.',
  more: (n: number) => (n === 1 ? 'See 1 more' : `See ${n.toLocaleString('en-US')} more`),
  nothingTitle: (days: number) => `Nothing new in the last ${days} days`,
  nothing: 'New results, notes, documents and vaccines show here as soon as the clinic sends them.',
  nothingYet: 'The clinic has not sent your record yet. As soon as it does, you will find it here.',
  next: 'In your record',
  all: 'Your whole record',
  entries: (n: number) => (n === 1 ? '1 entry' : `${n.toLocaleString('en-US')} entries`),
  noAllergies: 'None on record',
  labs: 'Test results',
  medications: 'Medicines',
  allergies: 'Allergies',
  visits: 'Visits',
  search: 'Search your record',
  searchLabel: 'What are you looking for?',
  searchHint: 'For example: blood sugar, flu shot, back pain',
  searchButton: 'Search',
  /** Where the record is not the reader's own. */
  ofOthers: {
    hello: (name: string) => `What is new for ${name}`,
    helloNobody: 'What is new',
    lede: 'This is what is new in the record, as far as you can see it, and where you find the rest.',
    ledeNothing: 'Nothing is new in the record. What you can see of it is here whenever you need it.',
    newAnswers: (n: number) =>
      n === 1
        ? 'There is a new answer'
        : `There are new answers in ${n.toLocaleString('en-US')} conversations`,
    newAnswersText: 'The care team wrote.',
    offer: (when: string) => `The clinic offers a time: ${when}`,
    firstHint:
      'A result outside the usual range does not always mean that something is wrong. The care team can say what these mean.',
    nothingYet: 'There is nothing here that you can see yet.',
    next: 'In this record',
    all: 'All that you can see',
    search: 'Search this record',
  },
}

export type Words = typeof en
