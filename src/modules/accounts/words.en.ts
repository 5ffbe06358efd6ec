/** Words of the pages on which people sign in and see to their account. */
export const en = {
  held: {
    title: 'Go on where you were',
    lead: 'We had to ask who you are before we could take this. What you typed is still here.',
    send: 'Send it now',
    leave: 'Do not send it. Go to the start page.',
  },
  account: {
    title: 'Your account',
    name: 'Name',
    email: 'E-mail address',
    language: 'Language of your pages',
    languageHint: 'Your letters and notes stay in the language they were written in.',
    save: 'Save language',
    saved: 'Saved. Your pages are now in English.',
    change: 'To change your name, call the clinic.',
    security: 'Security',
    securityText:
      'Your password, your e-mail address, the second step of signing in, and where you are signed in.',
  },
}

export type Words = typeof en
