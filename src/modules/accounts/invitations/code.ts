import { hashOfPaperCode, paperCode } from '../paper-code.ts'

const purpose = 'invitation codes'

/** The code of an invitation. Each time it is given out (`issue`) it has another. */
export const invitationCode = (secret: string, id: string, issue: number): string =>
  paperCode(secret, purpose, `${id} ${issue}`)

/** The hash under which it stands in the table, however it was typed. */
export const hashOfInvitationCode = (secret: string, typed: string): Buffer =>
  hashOfPaperCode(secret, purpose, typed)
