import { codeWord, knownWord, plainWord } from '../../terminology/index.ts'
import { num, obj, objects, str, strings } from './json.ts'
import { decimalText, quantityText } from './quantity.ts'
import type { Reader } from './reader.ts'
import { periodWhen } from './when.ts'
import { words } from './words.ts'

type Unit = 's' | 'min' | 'h' | 'd' | 'wk' | 'mo' | 'a'
const units: readonly Unit[] = ['s', 'min', 'h', 'd', 'wk', 'mo', 'a']

function unitOf(value: unknown): Unit | null {
  return units.find(unit => unit === value) ?? null
}

/** "2 times a day", "every 6 to 8 hours": frequency and period of Timing.repeat. */
function howOften(repeat: ReturnType<typeof obj>, { lang }: Reader): string | null {
  const text = words(lang).timing
  const unit = unitOf(repeat.periodUnit)
  if (unit === null) return null
  const period = num(repeat.period) ?? 1
  const frequency = num(repeat.frequency) ?? 1
  const frequencyMax = num(repeat.frequencyMax)
  const periodMax = decimalText(repeat, 'periodMax')
  if (frequency === 1 && !frequencyMax && (period !== 1 || periodMax !== null)) {
    const shown = decimalText(repeat, 'period') ?? '1'
    return text.every(periodMax === null ? shown : text.span(shown, periodMax), unit, period)
  }
  const times = frequencyMax ? text.span(String(frequency), String(frequencyMax)) : String(frequency)
  if (period === 1) return text.times(times, unit, frequencyMax ? 2 : frequency)
  return `${text.plainTimes(times, frequencyMax ? 2 : frequency)} ${text.every(decimalText(repeat, 'period') ?? '1', unit, period)}`
}

function atWhat(repeat: ReturnType<typeof obj>, { lang }: Reader): string[] {
  const { timing } = words(lang)
  const events = strings(repeat.when).flatMap(event => knownWord('eventTiming', event, lang) ?? [])
  const days = strings(repeat.dayOfWeek).flatMap(day => knownWord('weekday', day, lang) ?? [])
  const times = strings(repeat.timeOfDay).flatMap(time => /^\d\d:\d\d/.exec(time)?.[0] ?? [])
  return [
    ...(days.length > 0 ? [timing.onDays(timing.list(days))] : []),
    ...(times.length > 0 ? [timing.atTimes(timing.list(times))] : []),
    ...(events.length > 0 ? [timing.list(events)] : []),
  ]
}

function howLong(repeat: ReturnType<typeof obj>, reader: Reader): string[] {
  const { timing } = words(reader.lang)
  const unit = unitOf(repeat.durationUnit)
  const bounds = quantityText(repeat.boundsDuration, reader.lang)
  const range = obj(repeat.boundsRange)
  const [low, high] = [quantityText(range.low, reader.lang), quantityText(range.high, reader.lang)]
  const period = periodWhen(repeat.boundsPeriod, reader)
  const count = num(repeat.count)
  const duration = decimalText(repeat, 'duration')
  return [
    ...(duration !== null && unit !== null ? [timing.during(duration, unit, num(repeat.duration) ?? 2)] : []),
    ...(count !== null ? [timing.inAll(count)] : []),
    ...(bounds !== null ? [timing.for(bounds)] : []),
    ...(low !== null && high !== null ? [timing.for(timing.span(low, high))] : []),
    ...(period !== null ? [period.text] : []),
  ]
}

/** A Timing (R4) in words: "2 times a day with meals, for 10 days"; null where it says nothing. */
export function timingText(value: unknown, reader: Reader): string | null {
  const timing = obj(value)
  const repeat = obj(timing.repeat)
  const often = howOften(repeat, reader)
  const known = often ?? knownWord('timing', timing.code, reader.lang)
  const written = known ?? (timing.code === undefined ? null : codeWord('timing', timing.code, reader.lang))
  const first = [written, ...atWhat(repeat, reader)].filter(text => text !== null).join(' ')
  const all = [first, ...howLong(repeat, reader)].filter(text => text !== '')
  return all.length === 0 ? null : all.join(', ')
}

/** The parts of a Dosage that are not its timing. */
export function doseText(dosage: unknown, reader: Reader): string | null {
  const json = obj(dosage)
  const first = objects(json.doseAndRate)[0] ?? json
  const { lang } = reader
  const { timing } = words(lang)
  const range = obj(first.doseRange)
  const [low, high] = [quantityText(range.low, lang), quantityText(range.high, lang)]
  const dose =
    quantityText(first.doseQuantity, lang) ?? (low && high ? timing.span(low, high) : (low ?? high))
  const rate = quantityText(first.rateQuantity, lang) ?? ratioText(first.rateRatio, reader)
  // Some sources count tablets as "1.0".
  const said = dose !== null && !/\p{L}/u.test(dose) ? timing.eachTime(dose.replace(/\.0+$/, '')) : dose
  return [said, rate === null ? null : timing.atRate(rate)].filter(text => text !== null).join(' ') || null
}

/** A Ratio such as "500 mg per 8 hours"; null where it holds no numbers. */
export function ratioText(value: unknown, { lang }: Reader): string | null {
  const ratio = obj(value)
  const top = quantityText(ratio.numerator, lang)
  const bottom = quantityText(ratio.denominator, lang)
  return top === null || bottom === null ? top : words(lang).per(top, bottom)
}

/** Free texts of instructions: `additionalInstruction` and `patientInstruction`. */
export function instructionTexts(dosage: unknown, { lang }: Reader): string[] {
  const json = obj(dosage)
  const extra = objects(json.additionalInstruction).flatMap(concept => plainWord(concept, lang) ?? [])
  const own = str(json.patientInstruction)
  return own === null ? extra : [own, ...extra]
}
