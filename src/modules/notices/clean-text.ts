/**
 * Text from people and records as one line: signs that end lines or steer terminals and readers (a name could
 * otherwise begin a header of its own, or turn the text around) become spaces. At most `most` characters.
 */
export const oneLine = (text: string, most: number): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')

/**
 * One bare address that a mail server takes: no name, no list, no comment, no quotation (RFC 5321, sections
 * 4.1.2 and 4.5.3.1, without what only addresses of another age use).
 */
export function isAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@')
  if (more.length > 0 || local.length > 64 || text.length > 254) return false
  return (
    /^[^\s\p{C}\p{Z}"(),:;<>[\]\\.]+(\.[^\s\p{C}\p{Z}"(),:;<>[\]\\.]+)*$/u.test(local) &&
    /^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u.test(domain)
  )
}
