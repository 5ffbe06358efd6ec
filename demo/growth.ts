import type { Chart } from './chart.ts'
import type { Vitals } from './vitals.ts'

type Row = readonly [months: number, weight: number, height: number]

/** Rounded middle-of-the-road weights (kg) and lengths or heights (cm) by age in months. */
const girls: readonly Row[] = [
  [0, 3.3, 49],
  [1, 4.2, 53.5],
  [2, 5.1, 57],
  [4, 6.4, 62],
  [6, 7.3, 65.8],
  [9, 8.2, 70],
  [12, 9.0, 74],
  [18, 10.3, 80.8],
  [24, 11.7, 86.5],
  [36, 13.9, 95],
  [48, 16.0, 102],
  [60, 18.2, 108.5],
  [72, 20.4, 115],
  [96, 25.8, 127.5],
  [120, 33, 138.5],
  [144, 42, 151.5],
  [168, 50, 160.5],
  [192, 54, 162.5],
  [216, 56.5, 163],
]
const boys: readonly Row[] = [
  [0, 3.5, 50],
  [1, 4.5, 54.5],
  [2, 5.6, 58.4],
  [4, 7.0, 64],
  [6, 7.9, 67.6],
  [9, 8.9, 72],
  [12, 9.7, 75.8],
  [18, 11.0, 82.3],
  [24, 12.5, 87.5],
  [36, 14.4, 96],
  [48, 16.4, 103],
  [60, 18.6, 109.5],
  [72, 20.9, 116],
  [96, 25.9, 128],
  [120, 32.3, 138.8],
  [144, 40.8, 149.5],
  [168, 51, 163.8],
  [192, 61, 173.5],
  [216, 67.5, 176],
]
/** Head circumference (cm) by months, girls; boys about a centimeter more. */
const heads: readonly (readonly [number, number])[] = [
  [0, 34],
  [1, 36.5],
  [2, 38.3],
  [4, 40.6],
  [6, 42.2],
  [9, 43.8],
  [12, 44.9],
  [18, 46.2],
  [24, 47.2],
  [36, 48.5],
]

function between(rows: readonly (readonly number[])[], months: number, column: number): number {
  let before = rows[0] ?? []
  for (const row of rows) {
    const [at = 0] = row
    if (at >= months) {
      const span = at - (before[0] ?? 0)
      const part = span === 0 ? 0 : (months - (before[0] ?? 0)) / span
      return (before[column] ?? 0) + part * ((row[column] ?? 0) - (before[column] ?? 0))
    }
    before = row
  }
  return before[column] ?? 0
}

/**
 * A child's size at an age: along her own track above or below the middle (`track` about -1 to 1, from the
 * cast), with a little wobble. Newborns lose some weight in the first days.
 */
export function grown(chart: Chart, age: number): Vitals {
  const months = age * 12
  const { sex, track = 0 } = chart.person
  const rows = sex === 'female' ? girls : boys
  const wobble = () => chart.random.wobble() * 0.006
  const early = age < 0.03 ? 0.95 : 1
  const weight = between(rows, months, 1) * (1 + track * 0.13 + wobble()) * early
  const height = between(rows, months, 2) * (1 + track * 0.035 + wobble() / 3)
  const head = between(heads, months, 1) * (1 + track * 0.012) + (sex === 'male' ? 0.9 : 0)
  return { weight, height, ...(months < 25 ? { head } : {}) }
}

/** Resting pulse, and for small children breaths and temperature, from three years on blood pressure. */
export function childSigns(chart: Chart, age: number): Vitals {
  const wobble = (spread: number) => chart.random.wobble() * spread
  const pulse = age < 1 ? 132 : age < 3 ? 112 : age < 8 ? 94 : 80
  const breaths = age < 1 ? 36 : 28
  const pressure =
    age < 3 ? {} : { systolic: 90 + age * 1.6 + wobble(4), diastolic: 55 + age * 0.9 + wobble(3) }
  if (age >= 3) return { ...pressure, pulse: pulse + wobble(6) }
  return { pulse: pulse + wobble(6), breaths: breaths + wobble(2), temperature: 36.8 + wobble(0.15) }
}
