/** Words about messages that leave the portal: they say that there is one, and nothing of what it says. */
export const en = {
  /** Who the message is for, where her name is not known here. */
  somebody: 'the person you care for',
  mail: {
    subject: (clinic: string) => `${clinic}: a message for you`,
    first: (of: string | null) =>
      of === null
        ? 'There is a new message for you in the portal.'
        : `There is a new message for ${of} in the portal.`,
    open: 'Sign in to read it:',
  },
}

export type Words = typeof en
