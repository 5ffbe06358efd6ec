/** Words of the pages on which people sign in and see to their account. */
export const en = {
  signIn: {
    title: 'Sign in',
    lead: (clinic: string) => `See your record from ${clinic}.`,
    email: 'E-mail address',
    password: 'Password',
    button: 'Sign in',
    help: 'If you do not have an account yet, or cannot sign in, call the clinic. They will help you.',
    call: (phone: string) => `Call ${phone}`,
    emailMissing: 'Enter your e-mail address',
    passwordMissing: 'Enter your password',
    wrong: 'The e-mail address or the password is not right. Check both and try again.',
    tooMany: 'There were too many wrong tries. Wait 15 minutes, then try again.',
    signedOut: 'You are signed out.',
    timedOut: 'Sign in to go on.',
  },
  held: {
    title: 'You are signed in again',
    lead: 'Your session had ended before you sent this. What you typed is still here.',
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
    change: 'To change your name or e-mail address, call the clinic.',
  },
}

export type Words = typeof en
