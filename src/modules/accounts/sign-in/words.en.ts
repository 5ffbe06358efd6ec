/** Words of the pages on which people sign in. */
export const en = {
  signIn: {
    title: 'Sign in',
    lead: (clinic: string) => `See your record from ${clinic}.`,
    email: 'E-mail address',
    password: 'Password',
    device: 'This device',
    shared: 'This is a shared or public device',
    sharedHint: 'You are signed out after 15 minutes without a click, and when the browser is closed.',
    button: 'Sign in',
    or: 'or',
    passkey: 'Sign in with a passkey',
    lost: 'I cannot get in',
    noAccount: 'You have no account yet?',
    signUp: 'Sign up',
    letter: 'You have a letter with a code?',
    useCode: 'Use the code',
    help: 'Do you need help? Call the clinic.',
    call: (phone: string) => `Call ${phone}`,
    emailMissing: 'Enter your e-mail address',
    passwordMissing: 'Enter your password',
    wrong: 'The e-mail address or the password is not right. Check both and try again.',
    wrongPasskey: 'This passkey did not work here. Try again, or sign in with your password.',
    tooMany: 'There were too many wrong tries. Wait 15 minutes, then try again.',
    signedOut: 'You are signed out.',
    timedOut: 'Sign in to go on.',
    gone: 'That took too long, or too many codes were wrong. Sign in again.',
  },
  second: {
    title: 'One more step',
    lede: 'Your password is right. Now show that it is you.',
    missing: 'Enter a code',
    wrong: 'This code is not right, or was used before. Take the one that your app shows now.',
    wrongPasskey: 'This passkey did not work. Try again, or enter a code.',
    tooMany:
      'There were too many wrong codes. Wait 15 minutes, then sign in again. If it goes on, call the clinic.',
    again: 'Sign in as somebody else',
  },
}

export type Words = typeof en
