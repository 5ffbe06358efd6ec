import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BloodPressure } from './blood-pressure.tsx'
import { Growth } from './growth.tsx'
import { type PlotPoint, plotHeight, plotOf } from './plot-geometry.ts'
import { Sparkline } from './sparkline.tsx'
import { thin } from './thin.ts'
import { splitByUnit, Trend, TrendByUnit } from './trend.tsx'

const day = 86_400_000
const start = Date.UTC(2020, 0, 1)

function points(values: (number | null)[]): PlotPoint[] {
  return values.map((value, index) => ({
    at: start + index * 30 * day,
    value,
    text: value === null ? '' : `${value} mg/dL`,
    when: `day ${index}`,
  }))
}

function trend(values: (number | null)[], more: object = {}): string {
  return (<Trend lang="en" id="t" title="Glucose" points={points(values)} {...more} />).toString()
}

function count(html: string, what: string): number {
  return html.split(what).length - 1
}

describe('trend', () => {
  test('lets a small change look small', () => {
    const plot = plotOf([{ points: points([98, 97]) }], null, 'time', 'en')
    const [first, last] = plot?.lines[0]?.marks ?? []
    expect(Math.abs((first?.y ?? 0) - (last?.y ?? 0))).toBeLessThan(plotHeight / 3)
  })

  test('puts the words of the latest value where the line does not cross them', () => {
    const above = (values: number[]) =>
      plotOf([{ points: points(values) }], null, 'time', 'en')?.lines[0]?.latest?.above
    expect(above([50, 60, 70, 65, 60])).toBe(false)
    expect(above([70, 60, 50, 55, 60])).toBe(true)
  })

  test('says that there is nothing to draw when there is no value', () => {
    expect(trend([])).toContain('There is no number to draw yet.')
    expect(trend([])).not.toContain('<svg')
    expect(trend([null])).not.toContain('<svg')
  })

  test('draws one value as a mark in the middle and says it in words', () => {
    const html = trend([101])
    expect(html).toContain('One value: 101 mg/dL on day 0.')
    expect(count(html, '<circle')).toBe(1)
    expect(html).toContain('cx="50%"')
  })

  test('draws two values, with range, and the one outside as a diamond', () => {
    const html = trend([90, 140], { range: { low: 70, high: 99 } })
    expect(count(html, '<circle')).toBe(1)
    expect(count(html, 'chart-point-out')).toBe(1)
    expect(html).toContain('2 values from day 0 to day 1.')
    expect(html).toContain('Usual range 70 to 99')
    expect(html).toContain('chart-band')
  })

  test('is named and described for screen readers, and has its table', () => {
    const html = trend([90, 140])
    expect(html).toContain('<title id="t-title">Glucose</title>')
    expect(html).toContain('aria-labelledby="t-title"')
    expect(html).toContain('Show these numbers as a table')
    expect(html.indexOf('day 1</th>')).toBeLessThan(html.indexOf('day 0</th>'))
  })

  test('breaks the line at a gap', () => {
    const path = /class="chart-line[^"]*" d="([^"]*)"/.exec(trend([1, 2, null, 3, 4]))?.[1] ?? ''
    expect(count(path, 'M')).toBe(2)
  })

  test('draws a thousand values without drowning, and the table says what it leaves out', () => {
    const values = Array.from({ length: 1000 }, (_, index) => (index === 500 ? 999 : 100 + (index % 7)))
    const html = trend(values, { allHref: '/all' })
    expect(html).toContain('The highest is 999 mg/dL.')
    expect(html).toContain('The newest 100 of 1000 values.')
    expect(html).toContain('href="/all"')
    expect(count(html, '<tr')).toBe(101)
    expect(html.length).toBeLessThan(60_000)
  })

  test('escapes what came from outside', () => {
    const html = (
      <Trend
        lang="en"
        id="t"
        title="<b>x"
        points={[{ at: start, value: 1, text: '<i>1</i>', when: '"now"' }]}
      />
    ).toString()
    expect(html).not.toContain('<b>')
    expect(html).not.toContain('<i>')
  })
})

describe('splitByUnit', () => {
  const mixed = [
    { ...points([5])[0], at: 1, value: 5, text: '5', when: 'a', unit: 'mmol/L' },
    { ...points([90])[0], at: 3, value: 90, text: '90', when: 'b', unit: 'mg/dL' },
    { ...points([6])[0], at: 2, value: 6, text: '6', when: 'c', unit: 'mmol/L' },
  ]
  test('keeps units apart, the newest first', () => {
    expect(splitByUnit(mixed).map(group => [group.unit, group.points.length])).toEqual([
      ['mg/dL', 1],
      ['mmol/L', 2],
    ])
  })

  test('draws one figure for each unit and the range only where it belongs', () => {
    const html = (
      <TrendByUnit
        lang="en"
        id="t"
        title="Glucose"
        points={mixed}
        range={{ low: 70, high: 99 }}
        rangeUnit="mg/dL"
      />
    ).toString()
    expect(count(html, '<figure')).toBe(2)
    expect(count(html, 'chart-band')).toBe(1)
    expect(html).toContain('id="t-2-title"')
  })
})

describe('geometry', () => {
  const someRange = fc.option(fc.record({ low: fc.option(fc.double()), high: fc.option(fc.double()) }))
  const someValue = fc.option(fc.double({ min: -1e12, max: 1e12, noNaN: true }))

  test('keeps every mark and the band inside the drawing, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(someValue, { maxLength: 80 }), someRange, (values, range) => {
        const plot = plotOf([{ points: points(values) }], range, 'time', 'en')
        for (const mark of plot?.lines[0]?.marks ?? []) {
          expect(mark.x).toBeGreaterThanOrEqual(0)
          expect(mark.x).toBeLessThanOrEqual(100)
          expect(mark.y).toBeGreaterThanOrEqual(0)
          expect(mark.y).toBeLessThanOrEqual(plotHeight)
        }
        if (plot?.band) {
          expect(plot.band.y).toBeGreaterThanOrEqual(0)
          expect(plot.band.y + plot.band.height).toBeLessThanOrEqual(plotHeight + 0.1)
          expect(plot.band.height).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  test('thinning keeps order, ends, lowest and highest', () => {
    fc.assert(
      fc.property(
        fc.array(someValue, { minLength: 1, maxLength: 900 }),
        fc.integer({ min: 5, max: 200 }),
        (values, limit) => {
          const all = points(values)
          const kept = thin(all, limit)
          expect(kept[0]).toBe(all[0])
          expect(kept.at(-1)).toBe(all.at(-1))
          expect(kept.length).toBeLessThanOrEqual(Math.max(limit, 5) + 5)
          const numbers = (list: readonly PlotPoint[]) => list.flatMap(each => each.value ?? [])
          expect(Math.max(...numbers(kept))).toBe(Math.max(...numbers(all)))
          expect(Math.min(...numbers(kept))).toBe(Math.min(...numbers(all)))
          expect(kept.toSorted((a, b) => a.at - b.at)).toEqual(kept)
        },
      ),
    )
  })

  test('has few enough labels for a phone, over an hour or over forty years', () => {
    for (const span of [1 / 24, 1, 20, 100, 800, 15_000]) {
      const two = [
        { at: start, value: 1 },
        { at: start + span * day, value: 2 },
      ]
      const labels = plotOf([{ points: two }], null, 'time', 'es')?.across ?? []
      expect(labels.length).toBeGreaterThan(0)
      expect(labels.length).toBeLessThanOrEqual(4)
      expect(new Set(labels.map(tick => tick.label)).size).toBe(labels.length)
    }
  })
})

test('blood pressure draws two lines that differ in shape', () => {
  const readings = [1, 2, 3].map(index => ({
    at: start + index * day,
    when: `day ${index}`,
    systolic: index === 2 ? null : 120 + index,
    diastolic: 80 + index,
    text: `${120 + index}/${80 + index} mmHg`,
  }))
  const html = (<BloodPressure lang="en" id="bp" title="Blood pressure" readings={readings} />).toString()
  expect(html).toContain('chart-line-1')
  expect(html).toContain('chart-line-2')
  expect(html).toContain('The latest is 123/83 mmHg.')
  const long = [{ at: start, when: 'day', systolic: 119.70235525175386, diastolic: 76.8, text: 'x' }]
  const drawn = (<BloodPressure lang="en" id="bp" title="x" readings={long} />).toString()
  expect(drawn).toContain('>119.70<')
  expect((<BloodPressure lang="en" id="bp" title="x" readings={[]} />).toString()).not.toContain('<svg')
})

test('growth is drawn by age among the curves given', () => {
  const curve = { label: '50', points: [0, 12, 24, 36].map(at => ({ at, value: 3 + at })) }
  const html = (
    <Growth
      lang="en"
      id="g"
      title="Weight"
      points={[
        { at: 0, value: 3.4, text: '3.4 kg', when: '0 days' },
        { at: 18, value: 11, text: '11 kg', when: '18 months' },
      ]}
      curves={[curve]}
    />
  ).toString()
  expect(html).toContain('chart-line-curve')
  expect(html).toMatch(/class="chart-guide"[^>]*>50</)
  expect(html).toContain('1 year')
})

test('a sparkline needs two values and is silent', () => {
  expect((<Sparkline values={[1]} />).toString()).toBe('')
  expect((<Sparkline values={[1, 2]} />).toString()).toContain('aria-hidden="true"')
  expect((<Sparkline values={[5, 5, Number.NaN]} />).toString()).not.toContain('NaN')
})
