import { raw } from 'hono/html'

// Each drawn on a square of 24, as strokes, so that it takes the colour of the text beside it.
const drawings = {
  check: '<path d="M5 13l4.5 4.5L19 7"/>',
  up: '<path d="M12 19V5M6 11l6-6 6 6"/>',
  down: '<path d="M12 5v14M6 13l6 6 6-6"/>',
  'up-double': '<path d="M6 12l6-6 6 6M6 19l6-6 6 6"/>',
  'down-double': '<path d="M6 5l6 6 6-6M6 12l6 6 6-6"/>',
  diamond: '<path d="M12 4l8 8-8 8-8-8z"/>',
  pencil: '<path d="M4 20l1-4L16 5l3 3L8 19z"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
  cross: '<path d="M6 6l12 12M18 6L6 18"/>',
  dash: '<path d="M5 12h14"/>',
  star: '<path d="M12 4v16M4 12h16M6.5 6.5l11 11M17.5 6.5l-11 11"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.6v.1"/>',
  warning: '<path d="M12 4l9 16H3z"/><path d="M12 10v4.5M12 17.2v.1"/>',
  left: '<path d="M15 5l-7 7 7 7"/>',
  right: '<path d="M9 5l7 7-7 7"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4 20c1.5-4 4.5-5.5 8-5.5s6.5 1.5 8 5.5"/>',
} as const
export type IconName = keyof typeof drawings

const icons = Object.fromEntries(
  Object.entries(drawings).map(([name, drawing]) => [
    name,
    raw(`<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">${drawing}</svg>`),
  ]),
) as Record<IconName, ReturnType<typeof raw>>

/** A small drawing beside words; it never stands alone, so it is silent to screen readers. */
export function Icon({ name }: { name: IconName }) {
  return icons[name]
}

const lantern = raw(
  '<svg class="lantern" viewBox="0 0 32 40" width="32" height="40" aria-hidden="true">' +
    '<path class="lantern-light" d="M9.5 15h13l-1.5 17h-10z"/>' +
    '<circle class="lantern-frame" cx="16" cy="4.2" r="2.7"/>' +
    '<path class="lantern-frame" d="M4.5 14.5 16 7l11.5 7.5zM8.5 14.5l2 17.5M23.5 14.5l-2 17.5M7 32h18v4.5H7z"/>' +
    '<path class="lantern-flame" d="M16 17.5c2.9 3.4 4.2 5.3 4.2 7.4a4.2 4.2 0 0 1-8.4 0c0-2.1 1.3-4 4.2-7.4z"/></svg>',
)

/** Our mark, a porch lantern, for clinics that gave no logo of their own. */
export function Lantern() {
  return lantern
}
