import type { AccountId } from '../../../platform/ids.ts'
import type { Look } from '../../../ui/page.ts'
import { isRole } from '../../access/index.ts'
import type { Side } from '../topics.ts'
import { cleanLine } from '../writing/clean-text.ts'
import { words } from './words.ts'

/** Whose eyes read: null where somebody looks by another authority than her own. */
export const readerOf = ({ view }: Look, { account }: { account: AccountId }): AccountId | null =>
  view === null ? account : null

/** What stands in a row as a single line, without what nobody sees; never nothing. */
export const lineOf = (text: string): string => cleanLine(text) || '?'

export type Author = {
  readonly account_id: AccountId
  readonly by_whom: Side
  readonly author: string
  readonly author_as: string
}

/** Who wrote a message: "You", "Ana Lopez (parent), for Tim Lopez", "Nora Nurse (nurse)". */
export function authorSaid(look: Look, reader: AccountId | null, one: Author): string {
  const { thread } = words(look.lang)
  const name = lineOf(one.author)
  if (one.by_whom === 'clinic') {
    return isRole(one.author_as) ? thread.as(name, thread.roles[one.author_as]) : name
  }
  const who = one.account_id === reader ? thread.you : name
  if (one.author_as === 'self') return who
  const relation = thread.relations[one.author_as as keyof typeof thread.relations]
  const as = who === name && relation !== undefined ? thread.as(who, relation) : who
  return look.person === null ? as : thread.forWhom(as, lineOf(look.person.name))
}
