/**
 * What nobody sees and a reader can be deceived by: control characters (with them the escape sequences of terminals),
 * marks that turn the direction of what follows, characters without width, tags and variation fillers. Joiners stay,
 * since scripts and emoji need them, and so do the marks of one letter's direction.
 */
const unseen =
  /(?![\n\t])\p{Cc}|[\u180e\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** Text of several lines as a person typed it, without what nobody sees; lines end with `\n`. */
export const cleanText = (typed: string): string =>
  typed
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(unseen, '')
    .normalize('NFC')

/** Text of one line: what would begin another line is a space. */
export const cleanLine = (typed: string): string => cleanText(typed).replace(/\s+/gu, ' ').trim()

export const longest_subject = 150
export const longest_body = 10_000
