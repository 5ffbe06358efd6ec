/** Words about whose records somebody can open, and why one shows less than before. */
export const en = {
  title: 'Whose records you can open',
  lede: 'Each record is on its own: what you do on a page goes to the person whose name stands at its top.',
  none: 'You can open no record yet',
  noneText:
    'When a patient lets you see a record, or the clinic lets you in as a parent or guardian, it stands here.',
  own: 'Your own record',
  relations: {
    caregiver: 'This person lets you see parts of the record',
    parent: 'You are entered as a parent',
    guardian: 'You are entered as the legal guardian',
  },
  can: 'You can see',
  open: 'Open this record',
  openLabel: (name: string) => `Open this record: ${name}`,
  shown: 'You are looking at this record now',
  lessTitle: (name: string) => `Why you see less of ${name}’s record now`,
  less: (name: string, young: number, adult: number, kept: string) => [
    `${name} is ${young} or older. From the ${young}th birthday on, young people at this clinic have an account of their own, and their record is private. You still see: ${kept}.`,
    'This is the same for every family, and it says nothing about what stands in the record. Young people speak more openly with doctors when they know that it stays with them.',
    `${name} can let you see more at any time, under “Who can see your record”. The best way is to ask, without pressing. On the ${adult}th birthday your access ends.`,
  ],
  leave: 'Give this access back',
  leaveText: (name: string) =>
    `You will see nothing more of ${name}’s record from this moment on. What you let others see of it ends, too. To come back you have to be invited or entered again.`,
  leaveButton: 'Give it back',
  leaveLabel: (name: string) => `Give it back: ${name}`,
  added: 'The invitation is accepted. You find the record below, and can open it at any time.',
  left: 'You gave the access back. Both of you get a notice.',
  child: 'Is your child a patient here?',
  childText: 'Ask for your child’s record',
}

export type Words = typeof en
