/** The zones of most places that this portal is for. */
const first = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
]

/** The time zones that a place may have: the IANA names that this server knows, those of the United States first. */
export const zones: readonly string[] = [...new Set([...first, ...Intl.supportedValuesOf('timeZone')])]

/** A zone as people read it: "America, New York". */
export const zoneInWords = (name: string): string => name.replaceAll('_', ' ').split('/').join(', ')
