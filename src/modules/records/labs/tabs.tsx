import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Drawn, drawnOnce } from '../../../ui/drawn-once.ts'
import { Tabs } from '../../../ui/filters.tsx'
import type { Lang } from '../../../ui/page.ts'
import { words } from './words.ts'

/** The two ways to see one's results. */
export function labTabs(lang: Lang, current: 'visits' | 'tests'): JSX.Element {
  const { tabs } = words(lang)
  return drawnOnce(drawn, `${lang} ${current}`, () => (
    <Tabs
      label={tabs.label}
      tabs={[
        { text: tabs.visits, href: '/records/labs', current: current === 'visits' },
        { text: tabs.tests, href: '/records/labs/tests', current: current === 'tests' },
      ]}
    />
  ))
}

const drawn: Drawn = new Map()
