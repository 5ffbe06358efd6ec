import { createHmac } from 'node:crypto'
import { keyFor } from './seal.ts'
import { hashOfCode } from './security/tokens.ts'

/**
 * Of each set of signs that look alike on paper only one is used, and no vowels, so that no code spells a word.
 * Whatever of a set is read or typed means that one.
 */
const signs = '0123456789CFHJKMNPRTVWXY'
const readAs: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
  U: 'V',
}

const length = 16

/** How many bits a code holds: 16 signs, each one of 24. */
export const code_bits = length * Math.log2(signs.length)

/**
 * A code as it stands on paper: `7K4H-09PX-…`. Made from the portal's secret and from what it is for, so that it
 * can be printed again without being kept anywhere. `purpose` keeps codes of different kinds apart.
 */
export function paperCode(secret: string, purpose: string, what: string): string {
  const digest = createHmac('sha256', keyFor(secret, `${purpose} made`))
    .update(what)
    .digest('hex')
  let left = BigInt(`0x${digest}`)
  let code = ''
  // 256 bits over 73: the remainder favours no code by more than one in 2 to the 180th.
  for (let n = 0; n < length; n++) {
    code += signs.charAt(Number(left % BigInt(signs.length)))
    left /= BigInt(signs.length)
  }
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as it is compared. People leave out hyphens, type small letters, and read O for 0 or S for 5. */
export const readPaperCode = (typed: string): string =>
  typed
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[A-Z]/g, sign => readAs[sign] ?? sign)

/** The hash under which a code from paper stands in its table. */
export const hashOfPaperCode = (secret: string, purpose: string, typed: string): Buffer =>
  hashOfCode(secret, purpose, readPaperCode(typed))
