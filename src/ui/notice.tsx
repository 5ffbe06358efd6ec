import type { Child } from 'hono/jsx'
import { Heading } from './heading.tsx'
import { Icon, type IconName } from './icons.tsx'

type Kind = 'info' | 'success' | 'warning' | 'urgent'

const icons: Record<Kind, IconName> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  urgent: 'warning',
}

/**
 * A message that stands out. `success` is what was just done and what comes next; it and `urgent` are read out
 * at once. `level` is the heading level that fits the page.
 */
export function Notice(props: { kind: Kind; title: string; level?: 2 | 3 | undefined; children?: Child }) {
  const role = props.kind === 'success' ? 'status' : props.kind === 'urgent' ? 'alert' : undefined
  return (
    <div class={`notice notice-${props.kind}`} role={role}>
      <Icon name={icons[props.kind]} />
      <div class="notice-body">
        <Heading level={props.level ?? 2} class="notice-title">
          {props.title}
        </Heading>
        {props.children}
      </div>
    </div>
  )
}
