import type { Instant } from '../../../platform/clock.ts'
import { dateOf, dateTimeOf } from '../../../ui/dates.ts'
import type { Lang } from '../../../ui/page.ts'
import type { Permission } from '../../access/index.ts'
import { actIn, boxes, boxesOf, partNames } from '../parts.ts'
import { words } from './words.ts'

/**
 * What a grant allows, part by part, in the words of the form in which it was chosen; acting only where this
 * portal has something to do.
 */
export function partsInWords(permissions: readonly Permission[], lang: Lang): string[] {
  const text = words(lang)
  const ticked = boxesOf(permissions)
  const seen = partNames.filter(name => ticked[boxes.see(name)])
  if (seen.length === 0) return [text.nothing]
  return [
    ...seen.map(name =>
      actIn(name) !== null && ticked[boxes.act(name)] ? text.acting(text.parts[name]) : text.parts[name],
    ),
    permissions.includes('sensitive:read') ? text.confidentialShort : text.notConfidential,
    ...(permissions.includes('sharing:read') ? [text.sharesToo] : []),
  ]
}

/** When something ends: the last day where it ends at a midnight, the minute otherwise. */
export function endInWords(at: Instant, lang: Lang, zone: string): string {
  const there = at.toZonedDateTimeISO(zone)
  return there.equals(there.startOfDay())
    ? dateOf(at.subtract({ milliseconds: 1 }), lang, zone)
    : dateTimeOf(at, lang, zone)
}
