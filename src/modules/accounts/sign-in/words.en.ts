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
    or: 'With a passkey',
    passkey: 'Sign in with a passkey',
    help: 'If you do not have an account yet, or cannot sign in, call the clinic. They will help you.',
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
    code: 'Code',
    codeHint: 'Six digits from your authenticator app, or one of your backup codes.',
    codeHintBackup: 'One of your backup codes.',
    button: 'Go on',
    or: 'With a passkey',
    passkey: 'Use your passkey',
    missing: 'Enter a code',
    wrong: 'This code is not right, or was used before. Take the one that your app shows now.',
    wrongPasskey: 'This passkey did not work. Try again, or enter a code.',
    tooMany:
      'There were too many wrong codes. Wait 15 minutes, then sign in again. If it goes on, call the clinic.',
    lost: 'No app and no code at hand? Call the clinic. They will help you to get back in.',
    again: 'Sign in as somebody else',
  },
}

export type Words = typeof en
