import type { IconName } from '../../../ui/icons.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { State } from './listed.ts'

const looks = {
  coming: { icon: 'check', tone: 'calm' },
  here: { icon: 'check', tone: 'accent' },
  done: { icon: 'check', tone: 'plain' },
  off: { icon: 'cross', tone: 'plain' },
  attention: { icon: 'warning', tone: 'attention' },
} as const satisfies Record<
  State['sort'],
  { icon: IconName; tone: 'calm' | 'accent' | 'plain' | 'attention' }
>

/** How a visit stands, in a word with its shape. */
export const StateTag = ({ state }: { state: State }) => <Tag text={state.text} {...looks[state.sort]} />
