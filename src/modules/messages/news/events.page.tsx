import { type Answer, notThere } from '../../../ui/answer.ts'
import type { Lang } from '../../../ui/page.ts'
import { words } from '../../../ui/words.ts'

type Asked = {
  readonly lang: Lang
  readonly query: URLSearchParams
  readonly session: { readonly id: string; readonly unread: Readonly<Record<string, number>> }
}

/**
 * In how many of a person's threads something is new to the viewer, told again whenever that changes: what every page
 * shows beside "Messages", so that nothing of her record is opened for it. Not there for whoever may not read them.
 */
export function eventsPage({ lang, query, session }: Asked): Answer {
  const patient = query.get('for') ?? ''
  if (!Object.hasOwn(session.unread, patient)) return notThere
  return {
    kind: 'stream',
    of: patient,
    by: session.id,
    say: unread => {
      const count = Object.hasOwn(unread, patient) ? unread[patient] : undefined
      return count === undefined
        ? null
        : JSON.stringify({ unread: count, said: count === 0 ? '' : words(lang).unread(count) })
    },
  }
}
