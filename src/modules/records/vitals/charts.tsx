import { BloodPressure } from '../../../ui/blood-pressure.tsx'
import { Growth } from '../../../ui/growth.tsx'
import type { Look } from '../../../ui/page.ts'
import { splitByUnit, TrendByUnit } from '../../../ui/trend.tsx'
import { safely } from '../safely.tsx'
import { type Point, pointsByAge, pointsOf, pressuresOf, type Reading } from './course.ts'
import { inOrderOfMeasures, measureOf } from './measures.ts'
import { words } from './words.ts'

/** What shows a child's growth. */
const growing: readonly string[] = ['weight', 'height', 'head']

/** The course of each measure, blood pressure first; a child's growth (`birthDate` given) against the age. */
export function Charts(props: {
  look: Look
  readings: readonly Reading[]
  birthDate: string | null
  allHref: string
}) {
  const groups = inOrderOfMeasures(Map.groupBy(props.readings, ({ opened }) => measureOf(opened.row)))
  return (
    <>
      {groups.map(([measure, readings], n) =>
        safely(
          () => <Course {...props} measure={measure} readings={readings} id={`course-${n + 1}`} />,
          () => <></>,
        ),
      )}
    </>
  )
}

function Course(props: {
  look: Look
  measure: string
  readings: readonly Reading[]
  birthDate: string | null
  allHref: string
  id: string
}) {
  const { look, measure, readings, birthDate, allHref, id } = props
  const { lang } = look
  const text = words(lang)
  const names: Record<string, string> = text.measures
  const title = names[measure] ?? readings[0]?.seen.name.plain ?? ''
  if (measure === 'pressure')
    return (
      <BloodPressure lang={lang} id={id} title={title} readings={pressuresOf(readings)} allHref={allHref} />
    )
  const points = pointsOf(readings)
  // Words such as "regular" have no course to draw; the list shows them.
  if (points.length === 0) return null
  const shared = { lang, id, allHref }
  if (birthDate !== null && growing.includes(measure)) {
    const byAge = pointsByAge(points, birthDate, look, text.ageOn)
    return (
      <>
        {splitByUnit<Point>(byAge).map((group, n) => (
          <Growth {...shared} id={`${id}-${n + 1}`} title={text.growing(title)} points={group.points} />
        ))}
      </>
    )
  }
  const range = readings[0]?.seen.range ?? null
  return (
    <TrendByUnit
      {...shared}
      title={title}
      points={points}
      range={range}
      lowText={range?.lowText ?? undefined}
      highText={range?.highText ?? undefined}
      rangeUnit={points[0]?.unit}
    />
  )
}
