import { encode, markup } from '../../../ui/markup.ts'
import type { ListedThing } from '../../clinical/index.ts'
import { plainName } from '../../terminology/index.ts'
import { objects } from '../in-words/json.ts'
import type { Reader } from '../in-words/reader.ts'
import { reportInWords } from '../in-words/report.ts'
import { roomForPreview } from '../in-words/room.ts'
import { visitInWords } from '../in-words/visit.ts'
import { jsonOf } from '../opened.ts'
import { safeCard } from '../safely.tsx'
import type { DrawnThing, DrawnThings } from './drawn-thing.ts'
import { previewOf } from './preview-of.ts'
import { reportRow, resultHref, resultRow } from './result-row.tsx'
import { isOutside, seeResult } from './seen.ts'
import { words } from './words.ts'

/** A thing of the list itself, or a visit or a panel beside which things stand. */
type Place = 'row' | 'beside'

/**
 * Draws things that the database has just listed for this viewer, by id. What was drawn before from the same body
 * for the same reader is taken as it was.
 */
export function drawThings(
  { rows, beside }: { rows: readonly ListedThing[]; beside: readonly ListedThing[] },
  reader: Reader,
  kept: DrawnThings | undefined,
): Map<string, DrawnThing> {
  const drawn = new Map<string, DrawnThing>()
  const forWhom = readerKey(reader)
  const draw = (thing: ListedThing, place: Place) => {
    const key = keyOf(thing, place, forWhom)
    const known = kept?.find(key)
    const made = known ?? (place === 'row' ? drawRow(thing, reader) : drawBeside(thing, reader))
    if (!known) kept?.keep(key, made, made.html.byteLength)
    drawn.set(thing.id, made)
  }
  for (const thing of rows) draw(thing, 'row')
  for (const thing of beside) draw(thing, 'beside')
  return drawn
}

/** All that a reader changes in what is drawn. */
const readerKey = ({ lang, zone, person }: Reader): string =>
  `${lang} ${zone} ${person?.birthDate} ${person?.gender}`

/** The fingerprint of the body, and whatever else a drawing is made from. */
const keyOf = ({ id, hash, corrected }: ListedThing, place: Place, forWhom: string): string =>
  `${place} ${id} ${hash} ${corrected} ${forWhom}`

/** A row of the list. What cannot be read or drawn is shown as it came, and takes no other with it. */
function drawRow(thing: ListedThing, reader: Reader): DrawnThing {
  try {
    if (thing.type === 'DiagnosticReport') {
      const report = reportInWords(jsonOf(thing.body), reader, roomForPreview())
      const { name, status, when } = report
      const shown = { title: name.plain, official: name.official, preview: previewOf(report), status }
      return { ...nothing, html: encode(reportRow(thing, shown, reader)), date: when?.text ?? null }
    }
    const result = seeResult(thing, reader)
    return { ...nothing, html: encode(resultRow(result, reader)), date: result.seen.when?.text ?? null }
  } catch {
    return { ...nothing, html: encode(odd(thing, reader)) }
  }
}

/** Whether a result's value is marked, or lies, outside of its range. */
export function liesOutside(
  thing: Pick<ListedThing, 'id' | 'type' | 'corrected' | 'body'>,
  reader: Reader,
): boolean {
  try {
    return thing.type === 'Observation' && isOutside(seeResult(thing, reader).seen.flag)
  } catch {
    return false
  }
}

const nothing: DrawnThing = { html: encode(markup``), date: null, count: 0 }

const odd = (thing: ListedThing, { lang }: Reader) =>
  safeCard(lang, thing, () => {
    throw new Error('already found to be odd')
  })

/** A visit as the line below a date, a panel as the heading above its results. */
function drawBeside({ id, type, body }: ListedThing, reader: Reader): DrawnThing {
  try {
    const json = jsonOf(body)
    if (type === 'Encounter') {
      const visit = words(reader.lang).visitOn(visitLine(json, reader))
      const html = markup`<p class="results-where"><a href="/records/visits/${id}">${visit}</a></p>`
      return { ...nothing, html: encode(html) }
    }
    const title = plainName(json.code, reader.lang, 'test').plain
    const html = markup`<h3 class="results-panel"><a href="${resultHref(id)}">${title}</a></h3>`
    return { ...nothing, html: encode(html), count: objects(json.result).length }
  } catch {
    return nothing
  }
}

/** A visit in one line: what it was, with whom, where, as far as it says so itself. */
function visitLine(json: ReturnType<typeof jsonOf>, reader: Reader): string {
  const visit = visitInWords(json, reader)
  const person = visit.people.find(({ who }) => who.display !== null)?.who.display
  const place = visit.places.find(({ display }) => display !== null)?.display ?? visit.organization?.display
  return [visit.title, person, place].filter(part => part).join(', ')
}
