/**
 * How far a zone is from UTC, cheaply. Asking Intl costs microseconds and a page asks for the same few days
 * again and again, so whole UTC days without a change of the clock are remembered.
 */
const dayMs = 86_400_000
const rememberedDays = 20_000

type Zone = { clock: Intl.DateTimeFormat; offsets: Map<number, number> }
const zones = new Map<string, Zone>()

function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  })
  const zone = { clock, offsets: new Map<number, number>() }
  zones.set(name, zone)
  return zone
}

function askOffset(clock: Intl.DateTimeFormat, at: number): number {
  const part: Record<string, number> = {}
  for (const { type, value } of clock.formatToParts(at)) part[type] = Number(value)
  const wall = Date.UTC(
    part.year ?? 0,
    (part.month ?? 1) - 1,
    part.day ?? 1,
    part.hour ?? 0,
    part.minute ?? 0,
    part.second ?? 0,
  )
  return wall - Math.floor(at / 1000) * 1000
}

/** Milliseconds to add to an instant (epoch milliseconds) to get the wall clock of an IANA zone. */
export function zoneOffset(at: number, zoneName: string): number {
  const zone = zoneOf(zoneName)
  const day = Math.floor(at / dayMs)
  const remembered = zone.offsets.get(day)
  if (remembered !== undefined) return remembered
  const start = askOffset(zone.clock, day * dayMs)
  const end = askOffset(zone.clock, (day + 1) * dayMs)
  if (start !== end) return askOffset(zone.clock, at)
  if (zone.offsets.size >= rememberedDays) zone.offsets.clear()
  zone.offsets.set(day, start)
  return start
}

/**
 * When a clock of the zone shows this time (`Date.UTC` of what it shows), in epoch milliseconds: the first time where it
 * shows it twice, and where it skips it, as much later as it is set forward.
 */
export function whenClockShows(wall: number, zoneName: string): number {
  const before = zoneOffset(wall - dayMs, zoneName)
  const after = zoneOffset(wall + dayMs, zoneName)
  if (before === after || zoneOffset(wall - before, zoneName) === before) return wall - before
  return zoneOffset(wall - after, zoneName) === after ? wall - after : wall - before
}

const abbreviations = new Map<string, Intl.DateTimeFormat>()

/** The zone's short name at an instant, such as EST or EDT. */
export function zoneAbbreviation(at: number, zoneName: string): string {
  let format = abbreviations.get(zoneName)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zoneName, timeZoneName: 'short' })
    abbreviations.set(zoneName, format)
  }
  return format.formatToParts(at).find(part => part.type === 'timeZoneName')?.value ?? zoneName
}
