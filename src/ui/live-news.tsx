import { markup } from './markup.ts'
import type { Look } from './page.ts'
import { words } from './words.ts'

/**
 * Shows new answers while a page is open; nothing where scripts don't run. Says so in a polite live region, which has to
 * be there, empty, before.
 */
export function LiveNews({ look: { lang, person, view, unread } }: { look: Look }) {
  if (person === null || view !== null || !(person.may?.includes('messages:read') ?? false)) return null
  const text = words(lang).news
  return markup`<live-news data-from="/messages/events?for=${person.id}" data-unread="${unread ?? 0}"><p role="status"></p><template>${text.isNew} <a href="/messages">${text.show}</a></template></live-news>`
}
