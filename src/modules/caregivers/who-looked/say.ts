import type { Lang } from '../../../ui/page.ts'
import { isOpeningReason } from '../../access/index.ts'
import type { Look } from './looks.ts'
import { actWords, words } from './words.ts'

/** Who reads, and of whom: "you" where the reader is the person herself. */
export type Reader = {
  readonly lang: Lang
  readonly account: string
  /** The person whose record it is, where that is somebody else. */
  readonly of: string | null
}

/** Who it was: her name, and what she was then. */
export function sayWho(look: Look, { lang, account, of }: Reader): string {
  const text = words(lang).who
  if (look.account === account) return text.you
  const name = look.name ?? text.unknown
  if (look.kind === 'staff') return text.named(name, look.role === null ? text.staff : text.roles[look.role])
  switch (look.capacity) {
    case 'self':
      return text.herself(name)
    case 'caregiver':
    case 'guardian':
    case 'parent':
      return text.named(name, text[look.capacity](of))
    default:
      return name
  }
}

/** What it was, after who it was: "looked at your medicines", "tried to look at …", "invited somebody …". */
export function sayWhat(look: Pick<Look, 'act' | 'granted'>, lang: Lang, of: string | null = null): string {
  const text = words(lang)
  const said = actWords(lang)[look.act]
  const your = (words: string) => words.replaceAll('{your}', of === null ? text.your : text.the)
  if (said === undefined) return look.granted ? text.did.unnamed : text.did.unnamedRefused
  if (typeof said === 'string')
    return look.granted ? text.did.looked(your(said)) : text.did.lookedRefused(your(said))
  const [did, tried] = said
  return look.granted ? your(did) : text.did.refused(your(tried))
}

/** By what right, after "because"; null where nothing more can be said than who it was. */
export function sayWhy(look: Look, { lang, of }: Reader): string | null {
  const text = words(lang)
  if (!look.granted) return null
  if (look.capacity === 'emergency') return text.why.emergency(look.reason ?? '')
  if (look.capacity === 'see-as') return text.why.seeAs(reasonOf(look, lang))
  if (look.kind === 'staff') return reasonOf(look, lang)
  switch (look.capacity) {
    case 'caregiver':
      return text.why.caregiver(of)
    case 'guardian':
    case 'parent':
      return text.why.guardian
    case 'preview':
      return text.why.preview(look.seen_as ?? text.who.unknown)
    default:
      return null
  }
}

/** Standing by itself, it begins as a sentence does. */
export const sentence = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1)

function reasonOf(look: Look, lang: Lang): string | null {
  const { reasons } = words(lang)
  const code = look.reason_code
  if (code === null) return null
  if (!isOpeningReason(code) || (code === 'other' && look.reason !== null)) return look.reason
  return look.reason === null ? reasons[code] : `${reasons[code]} (${look.reason})`
}
