export const en = {
  mail: {
    /** Under every mail. */
    sentBy: (clinic: string) =>
      `${clinic} sent you this e-mail. Please do not answer it: nobody would see it.`,
    phone: (phone: string) => `Questions? Call us at ${phone}.`,
  },
}

export type Words = typeof en
