import { expect, test } from 'vitest'
import { LiveNews } from './live-news.tsx'
import type { Look } from './page.ts'

const look = (more: Partial<Look>) =>
  ({
    lang: 'en',
    person: { id: 'p', name: 'Ana', own: true, may: ['messages:read'] },
    view: null,
    ...more,
  }) as Look
const drawn = (more: Partial<Look>) => String(LiveNews({ look: look(more) }) ?? '')

test('listens for whose record the page shows, with an empty line that says so later', () => {
  const html = drawn({ unread: 2 })
  expect(html).toContain('data-from="/messages/events?for=p"')
  expect(html).toContain('data-unread="2"')
  expect(html).toContain('<p role="status"></p>')
  expect(html).toContain('<template>There is a new answer. <a href="/messages">Show it</a></template>')
  expect(drawn({ lang: 'es' })).toContain('Hay una respuesta nueva.')
})

test('is not there for whoever may not read messages, nor in a view', () => {
  expect(drawn({ person: null })).toBe('')
  expect(drawn({ person: { id: 'p', name: 'Ana', own: false, may: ['records:read'] } })).toBe('')
  expect(drawn({ view: { kind: 'preview' } as NonNullable<Look['view']> })).toBe('')
})
