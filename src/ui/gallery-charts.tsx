import { BloodPressure } from './blood-pressure.tsx'
import { dateOf } from './dates.ts'
import { chartTitles, courses, curves, labs, sampleTime, texts } from './gallery-samples.ts'
import { Growth } from './growth.tsx'
import { Section } from './headings.tsx'
import { quantity } from './numbers.ts'
import type { Look } from './page.ts'
import type { PlotPoint } from './plot-geometry.ts'
import { RangeBar, rangeBarText } from './range-bar.tsx'
import { Sparkline } from './sparkline.tsx'
import { Trend, TrendByUnit } from './trend.tsx'

type LookPart = Pick<Look, 'lang' | 'zone'>

function pointsOf(
  values: readonly (number | null)[],
  unit: string,
  apart: number,
  look: LookPart,
): PlotPoint[] {
  return values.map((value, index) => {
    const at = sampleTime(index, apart)
    return {
      at,
      value,
      text: value === null ? '' : quantity(String(value), unit, look.lang),
      when: dateOf(at, look.lang, look.zone),
    }
  })
}

export function RangeSamples({ look }: { look: LookPart }) {
  return (
    <Section id="ranges" title={texts.section.ranges}>
      {labs.map(lab => {
        const bar = {
          lang: look.lang,
          value: lab.value,
          range: lab,
          valueText: quantity(String(lab.value), lab.unit, look.lang),
        }
        return (
          <p>
            <RangeBar {...bar} /> {rangeBarText(bar)}
          </p>
        )
      })}
    </Section>
  )
}

export function ChartSamples({ look }: { look: LookPart }) {
  const { lang } = look
  const a1c = pointsOf(courses.a1c, '%', 75, look)
  const gap = a1c.map((point, index) => (index === 6 ? { ...point, value: null, text: '' } : point))
  const twoUnits = a1c.map((point, index) => ({ ...point, unit: index < 4 ? 'mmol/mol' : '%' }))
  return (
    <Section id="charts" title={texts.section.charts}>
      <p>
        {chartTitles.a1c} <Sparkline values={courses.a1c} />
      </p>
      <Trend lang={lang} id="a1c" title={chartTitles.a1c} points={gap} range={{ low: 4, high: 5.6 }} />
      <Trend lang={lang} id="one" title={chartTitles.one} points={pointsOf([61], 'ng/mL', 1, look)} />
      <Trend lang={lang} id="none" title={chartTitles.none} points={[]} />
      <Trend
        lang={lang}
        id="many"
        title={chartTitles.many}
        points={pointsOf(courses.many, 'mg/dL', 1, look)}
        range={{ low: 70, high: 100 }}
        allHref="#charts"
      />
      <TrendByUnit
        lang={lang}
        id="units"
        title={chartTitles.a1c}
        points={twoUnits}
        range={{ low: null, high: 5.6 }}
        rangeUnit="%"
      />
      <BloodPressure
        lang={lang}
        id="pressure"
        title={chartTitles.pressure}
        readings={courses.systolic.map((systolic, index) => ({
          at: sampleTime(index, 40),
          when: dateOf(sampleTime(index, 40), lang, look.zone),
          systolic: Math.round(systolic),
          diastolic: Math.round(courses.diastolic[index] ?? 0),
          text: `${Math.round(systolic)}/${Math.round(courses.diastolic[index] ?? 0)} mmHg`,
        }))}
      />
      <Growth
        lang={lang}
        id="weight"
        title={chartTitles.weight}
        curves={curves}
        points={courses.weight.map((value, index) => ({
          at: courses.weightMonths[index] ?? 0,
          value,
          text: quantity(String(value), 'kg', lang),
          when: String(courses.weightMonths[index]),
        }))}
      />
    </Section>
  )
}
