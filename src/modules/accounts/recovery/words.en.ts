/** Words for people who cannot get in, and for the staff who help them. */
export const en = {
  ask: {
    title: 'I cannot get in',
    lede: 'Enter the e-mail address of your account. We will send you a link that helps you back in.',
    email: 'E-mail address',
    button: 'Send the link',
    bad: 'Enter an e-mail address, such as name@example.org',
    tooMany:
      'You asked for this several times. Look into your mail, also under spam. You can ask again in an hour.',
    codeText: 'Did the clinic give you a code on paper?',
    codeLink: 'Use the code from the clinic',
    noMail: 'You cannot read mail at this address any more, or do not know which address it is?',
    call: 'Call the clinic. They will help you when you come in with a photo ID.',
    callLink: (phone: string) => `Call ${phone}`,
    back: 'Sign in',
  },
  sent: {
    title: 'Look into your mail',
    lede: 'If there is an account with this address, a link is on its way to it.',
    text: 'It can take a few minutes. The link works for 30 minutes and once. If nothing comes, look under spam, and check that you typed the address of your account.',
    again: 'Try another address',
  },
  gone: {
    title: 'This link does not work any more',
    lede: 'It was used, is older than 30 minutes, or was locked after five wrong answers.',
    again: 'Get a new link',
  },
  choose: {
    title: 'What did you lose?',
    lede: 'You sign in with a password and a second step. Choose which of them you are missing.',
    password: 'I forgot my password',
    passwordHint: 'You need your authenticator app, a backup code or a passkey.',
    factor: 'I lost my phone, my app or my passkey',
    factorHint: 'You need your password.',
    both: 'I have lost both',
    bothHint: 'The clinic will help you.',
  },
  password: {
    title: 'Set a new password',
    birthLede: 'So that we know it is you, we also ask for your birth date.',
    codeLede:
      'So that we know it is you, we also ask for a code from your authenticator app or a backup code.',
    birth: 'Your birth date',
    birthHint: 'As it is in your record at the clinic',
    code: 'Code from your app, or a backup code',
    passkey:
      'You only have a passkey? Sign in with it first, in this browser. Then open the link in your mail again; you can leave the code empty.',
    passkeyNow: 'You have just signed in with your passkey. You can leave the code empty.',
    passkeyLink: 'Sign in with a passkey',
    password: 'New password',
    button: 'Set the password',
    birthMissing: 'Enter your birth date with day, month and year',
    codeMissing: 'Enter the code',
    missing: 'Enter a new password',
    wrongBirth:
      'This is not the birth date in your record. Check it and try again. After five wrong tries this link stops working.',
    wrongCode:
      'This code is not right, or was used already. Try the next one. After five wrong tries this link stops working.',
    tooMany: 'There were too many wrong tries. Try again tomorrow, or call the clinic.',
    locked: 'That was the fifth wrong answer. For your safety this link does not work any more.',
  },
  factor: {
    title: 'Get in without your second step',
    lede: 'Enter your password first.',
    mailCode: 'Then we send a code to another e-mail address that the clinic has on record for you.',
    wait: 'Then we take the second step off after 24 hours. Until then, anybody who reads your mail can say that it was not you. This keeps your account safe.',
    staff:
      'The clinic has no e-mail address on record for you, so we cannot do this here. The clinic will help you.',
    password: 'Your password',
    button: 'Go on',
    missing: 'Enter your password',
    wrong:
      'This is not your password. Check it and try again. After five wrong tries this link stops working.',
    tooMany: 'There were too many tries. Wait 15 minutes, then try again, or call the clinic.',
    codeTitle: 'Enter the code',
    codeLede: 'We sent a code to the e-mail address that the clinic has on record for you.',
    code: 'Code',
    codeHint: '8 figures',
    codeButton: 'Take the second step off',
    codeMissing: 'Enter the code from the mail',
    codeWrong:
      'This is not the code that we sent. Check it and try again. After five wrong tries this link stops working.',
    codeAgain: 'No mail came?',
    codeAgainLink: 'Send another code',
  },
  staff: {
    title: 'Get help from the clinic',
    lede: 'Is there none of this that you know or have?',
    text: 'Tell the clinic that you need help. Then come in with a photo ID. Staff will look at it and give you a code with which you set a new password.',
    button: 'Ask the clinic for help',
  },
  done: {
    passwordTitle: 'Your new password is set',
    password: 'All devices are signed out. Sign in with your new password now.',
    factorTitle: 'The second step is off',
    factor:
      'All devices are signed out. Sign in with your password now. Then set up a new second step in your account, under "Security".',
    waitingTitle: 'The second step comes off in 24 hours',
    waiting:
      'Come back then and sign in with your password. Until then, a link in your mail lets you keep the second step, if you find it again.',
    staffTitle: 'The clinic knows that you need help',
    staff:
      'Come to the clinic with a photo ID. Staff will give you a code with which you set a new password.',
    signIn: 'Go to sign in',
  },
  keep: {
    title: 'Keep the second step',
    lede: 'Somebody asked to take the second step of signing in off your account. You can stop that here.',
    text: 'Whoever asked knows your password. If that was not you, set a new password after this.',
    button: 'Keep the second step',
    doneTitle: 'The second step stays',
    done: 'Nothing was changed. Was it not you who asked? Then set a new password now.',
    newPassword: 'Set a new password',
    gone: 'The second step was kept already, or came off because nobody objected within 24 hours. If that was not you, call the clinic now.',
  },
  paper: {
    title: 'Use the code from the clinic',
    lede: 'The code is on the paper that staff gave you. It works for three days and once.',
    email: 'E-mail address of your account',
    code: 'Code',
    codeHint: 'Four groups of letters and figures. Small letters are fine, and you can leave the dashes out.',
    password: 'New password',
    button: 'Set the password',
    after: 'The second step of signing in is taken off. You can set up a new one afterwards.',
    emailMissing: 'Enter the e-mail address of your account',
    codeMissing: 'Enter the code from the paper',
    wrong:
      'The code and the e-mail address do not fit together, or the code was used or is too old. Check both and try again.',
    tooMany: 'There were too many wrong tries. Wait an hour, then try again, or call the clinic.',
  },
  workspace: {
    title: 'People who cannot get in',
    lede: 'They have nothing left to prove who they are. Look at their papers in person, then give them a code.',
    open: 'Waiting',
    count: (n: number) => (n === 1 ? '1 person is waiting' : `${n} people are waiting`),
    none: 'Nobody is waiting',
    noneText:
      'People who ask for help by the link in their mail appear here. You can also enter somebody below.',
    settled: 'Settled in the last two weeks',
    email: 'E-mail',
    asked: 'Asked',
    byHerself: 'with the link in the mail',
    byStaff: 'entered by staff',
    enter: 'Enter somebody',
    enterHint: 'The e-mail address with which the person signs in',
    enterEmail: 'E-mail address',
    enterButton: 'Enter',
    enterMissing: 'Enter an e-mail address',
    notFound:
      'There is no patient account with this address. Accounts of staff are seen to by an administrator.',
    outcome: { 'code-issued': 'Code given', refused: 'Refused' },
    used: 'Code used',
    caseTitle: (name: string) => `Let ${name} back in`,
    caseLede: 'Do this only while the person is in front of you.',
    proof: 'What did you look at?',
    proofMissing: 'Say what you looked at',
    proofs: {
      'photo-id': 'A photo ID with the name and birth date in the record',
      'two-papers': 'Two papers with the name, such as an insurance card and a letter from an authority',
      'known-to-staff': 'I know this person well from visits here',
    },
    issue: 'Give a code',
    refuse: 'Refuse',
    refuseText: 'If you are not sure who it is, refuse. The person can ask again.',
    codeTitle: 'The code',
    codeText: (until: string) =>
      `Hand it over on paper; never send it by mail or say it on the phone. It works until ${until}, and once.`,
    codeUse: (address: string) =>
      `The person enters it at ${address}, with the e-mail address of the account.`,
    settledAlready: 'This is settled. If the person still cannot get in, enter her again.',
    staffTitle: (name: string) => `Give ${name} a way back in`,
    staffLede: 'For a member of staff who lost the password or the second step.',
    staffText: 'The second step is taken off; it has to be set up again at the next time of signing in.',
    anotherCode: 'Give another code',
  },
  mails: {
    link: {
      subject: 'Getting back into your portal account',
      lines: (link: string, minutes: number) => [
        `Somebody, we hope you, asked for help with getting into your portal account. This link works for ${minutes} minutes and once:`,
        link,
        'You will be asked for something else besides, so that nobody gets in who only reads your mail.',
        'Was it not you? Then do nothing, and nothing will change. Do not pass this link on to anybody, not even to somebody who says that they work for the clinic.',
      ],
    },
    staff: {
      subject: 'Getting back into your portal account',
      lines: [
        'Somebody, we hope you, asked for help with getting into your portal account. You work with this account, so only an administrator of the clinic can help you. Please go to one.',
        'Was it not you? Then tell an administrator.',
      ],
    },
    code: {
      subject: 'Your code',
      lines: (code: string) => [
        'With this code the second step of signing in is taken off your portal account:',
        code,
        'Did you not ask for it? Then somebody knows your password and reads your mail. Tell nobody this code, set a new password, and call the clinic.',
      ],
    },
    removal: {
      subject: 'The second step of your portal account',
      lines: (link: string) => [
        'Somebody who knows your password asked to take the second step of signing in off your portal account. That will be done in 24 hours.',
        'Was it not you? Then stop it with this link:',
        link,
        'If it was you, you need to do nothing but wait.',
      ],
    },
  },
}

export type Words = typeof en
