/**
 * The groups of confidential matters, as the bits that a row of a record needs (decision 0013). They are those that
 * the US National Committee on Vital and Health Statistics named in its letter of 10 November 2010 on sensitive
 * health information (genetics, mental health, reproductive health, substance use, domestic violence), and HIV
 * with other sexually transmitted infections, which most states protect by laws of their own. `restricted` is what
 * a source has marked as confidential without a group that we know.
 */
export const sensitiveGroups = {
  'sexual-health': 16,
  'mental-health': 32,
  'substance-use': 64,
  'hiv-sti': 128,
  genetics: 256,
  'domestic-violence': 512,
  restricted: 1024,
} as const
export type SensitiveGroup = keyof typeof sensitiveGroups

export const groupNames = Object.keys(sensitiveGroups) as SensitiveGroup[]

/** The groups in a mask of bits, in their order. */
export const groupsIn = (mask: number): SensitiveGroup[] =>
  groupNames.filter(group => (mask & sensitiveGroups[group]) !== 0)

export const maskOf = (groups: readonly SensitiveGroup[]): number =>
  groups.reduce((mask, group) => mask | sensitiveGroups[group], 0)

/**
 * Goes up by one with every change of what is found: of the tables and words here, or of how a resource is read
 * (`labels-of.ts` of the clinical copy). The portal then labels all records anew (`relabel`). A test holds this
 * number against the tables.
 */
export const sensitiveCodesVersion = 1
