import { Temporal } from 'temporal-polyfill'

export type HolidayName =
  | 'new-year'
  | 'martin-luther-king'
  | 'washington'
  | 'memorial'
  | 'juneteenth'
  | 'independence'
  | 'labor'
  | 'columbus'
  | 'veterans'
  | 'thanksgiving'
  | 'christmas'

export type Holiday = {
  readonly name: HolidayName
  /** ISO date. */
  readonly date: string
  /** True for the weekday on which a holiday of the weekend is kept. */
  readonly observed: boolean
}

/** A day of the month; or which weekday (1 is Monday) of the month, counted from its end where it is negative. */
type Rule = { readonly month: number } & (
  | { readonly day: number }
  | { readonly weekday: number; readonly nth: number }
)

/** Federal holidays of the United States: 5 U.S.C. 6103(a). */
const rules: Readonly<Record<HolidayName, Rule>> = {
  'new-year': { month: 1, day: 1 },
  'martin-luther-king': { month: 1, weekday: 1, nth: 3 },
  washington: { month: 2, weekday: 1, nth: 3 },
  memorial: { month: 5, weekday: 1, nth: -1 },
  juneteenth: { month: 6, day: 19 },
  independence: { month: 7, day: 4 },
  labor: { month: 9, weekday: 1, nth: 1 },
  columbus: { month: 10, weekday: 1, nth: 2 },
  veterans: { month: 11, day: 11 },
  thanksgiving: { month: 11, weekday: 4, nth: 4 },
  christmas: { month: 12, day: 25 },
}

function dateOf(rule: Rule, year: number): Temporal.PlainDate {
  if ('day' in rule) return Temporal.PlainDate.from({ year, month: rule.month, day: rule.day })
  const first = Temporal.PlainDate.from({ year, month: rule.month, day: 1 })
  if (rule.nth > 0)
    return first.add({ days: ((rule.weekday - first.dayOfWeek + 7) % 7) + 7 * (rule.nth - 1) })
  const last = first.with({ day: first.daysInMonth })
  return last.subtract({ days: ((last.dayOfWeek - rule.weekday + 7) % 7) + 7 * (-rule.nth - 1) })
}

/** One of a Saturday is kept on the Friday before (5 U.S.C. 6103(b)), one of a Sunday on the Monday after (Executive Order 11582). */
const kept_on: Readonly<Record<number, number>> = { 6: -1, 7: 1 }

/**
 * The federal holidays from one day to another, both included, in their order. One that falls on a weekend is there
 * twice: on its day, for those who work then, and on the weekday on which it is kept.
 */
export function holidaysBetween(from: string, until: string): Holiday[] {
  const years = [Number(from.slice(0, 4)) - 1, Number(until.slice(0, 4)) + 1]
  const found: Holiday[] = []
  for (let year = years[0] ?? 0; year <= (years[1] ?? 0); year += 1)
    for (const [name, rule] of Object.entries(rules)) {
      const day = dateOf(rule, year)
      const shift = kept_on[day.dayOfWeek]
      found.push({ name: name as HolidayName, date: day.toString(), observed: false })
      if (shift !== undefined)
        found.push({ name: name as HolidayName, date: day.add({ days: shift }).toString(), observed: true })
    }
  return found
    .filter(({ date }) => date >= from && date <= until)
    .sort((a, b) => a.date.localeCompare(b.date))
}
