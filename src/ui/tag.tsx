import { Icon, type IconName } from './icons.tsx'
import type { Lang } from './page.ts'
import type { en } from './words.en.ts'
import { words } from './words.ts'

export type FlagName = keyof typeof en.flags
type Tone = 'calm' | 'attention' | 'urgent' | 'plain' | 'accent'

const looks: Record<FlagName, { tone: Tone; icon: IconName }> = {
  within: { tone: 'calm', icon: 'check' },
  high: { tone: 'attention', icon: 'up' },
  low: { tone: 'attention', icon: 'down' },
  'far-high': { tone: 'urgent', icon: 'up-double' },
  'far-low': { tone: 'urgent', icon: 'down-double' },
  outside: { tone: 'attention', icon: 'diamond' },
  corrected: { tone: 'accent', icon: 'pencil' },
  preliminary: { tone: 'plain', icon: 'clock' },
  pending: { tone: 'plain', icon: 'clock' },
  cancelled: { tone: 'plain', icon: 'cross' },
  mistake: { tone: 'plain', icon: 'cross' },
  new: { tone: 'accent', icon: 'star' },
  active: { tone: 'accent', icon: 'check' },
  past: { tone: 'plain', icon: 'dash' },
  'no-range': { tone: 'plain', icon: 'dash' },
}

/** A short word with a shape and a colour, any of which is enough to tell it from the others. */
export function Tag({ text, icon, tone = 'plain' }: { text: string; icon: IconName; tone?: Tone }) {
  return (
    <span class={`tag tag-${tone}`}>
      <Icon name={icon} />
      {text}
    </span>
  )
}

/** A state that the portal knows the word for: within range, high, corrected … */
export function Flag({ lang, flag }: { lang: Lang; flag: FlagName }) {
  const { tone, icon } = looks[flag]
  return <Tag text={words(lang).flags[flag]} icon={icon} tone={tone} />
}
