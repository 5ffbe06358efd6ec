import type { JSX } from 'hono/jsx/jsx-runtime'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateOf, timeOf } from '../../../ui/dates.ts'
import { Details } from '../../../ui/details.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { pageOfTarget } from './acts.ts'
import type { Line } from './lines.ts'
import { entryText, type Look } from './looks.ts'
import { type Reader, sayWhat, sayWho, sayWhy, sentence } from './say.ts'
import { words } from './words.ts'

type Drawing = {
  readonly reader: Reader
  readonly zone: string
  /** False where nothing can be done from here: in a view. */
  readonly acts: boolean
}

/** Lines under the day on which they were. */
export function Days({ lines, drawing }: { lines: readonly Line[]; drawing: Drawing }): JSX.Element {
  const { reader, zone } = drawing
  const days: { day: string; lines: Line[] }[] = []
  for (const line of lines) {
    const day = dateOf(line.looks[0].micros / 1000, reader.lang, zone)
    const last = days.at(-1)
    if (last?.day === day) last.lines.push(line)
    else days.push({ day, lines: [line] })
  }
  return (
    <>
      {days.map((one, n) => (
        <section class="section" aria-labelledby={`day-${n}`}>
          <h2 id={`day-${n}`}>{one.day}</h2>
          <CardList>
            {one.lines.map(line => (
              <OneLine line={line} drawing={drawing} />
            ))}
          </CardList>
        </section>
      ))}
    </>
  )
}

function OneLine({ line, drawing }: { line: Line; drawing: Drawing }): JSX.Element {
  const { reader } = drawing
  const text = words(reader.lang)
  const [look] = line.looks
  const many = line.looks.length
  const who = sayWho(look, reader)
  const why = sayWhy(look, reader)
  return (
    <Card title={who} meta={timesOf(line, drawing)} flags={<Flags look={look} lang={reader.lang} />}>
      <p>
        {sentence(many === 1 ? sayWhat(look, reader.lang, reader.of) : text.parts(many))}
        {many === 1 && <SeeIt look={look} drawing={drawing} />}
      </p>
      {why !== null && <p class="hint">{text.because(why)}</p>}
      {many > 1 && (
        <Details summary={text.showParts(many)}>
          <ul>
            {line.looks.map(one => (
              <li>
                {timeOf(one.micros / 1000, reader.lang, drawing.zone)}: {sayWhat(one, reader.lang, reader.of)}
                <SeeIt look={one} drawing={drawing} />
              </li>
            ))}
          </ul>
        </Details>
      )}
      <Ask line={line} who={who} drawing={drawing} />
    </Card>
  )
}

/** "10:14 am", or "10:14 am – 10:31 am" of a visit. */
function timesOf({ looks }: Line, { reader, zone }: Drawing): string {
  const time = (look: Look) => timeOf(look.micros / 1000, reader.lang, zone)
  const [to, from] = [time(looks[0]), time(looks.at(-1) ?? looks[0])]
  return from === to ? to : `${from} – ${to}`
}

function Flags({ look, lang }: { look: Look; lang: Reader['lang'] }): JSX.Element | null {
  const { flags } = words(lang)
  if (!look.granted) return <Tag text={flags.refused} icon="cross" tone="attention" />
  if (look.capacity === 'emergency' || look.act === 'POST /staff/patients/:patient/emergency')
    return <Tag text={flags.emergency} icon="warning" tone="urgent" />
  if (look.capacity === 'preview') return <Tag text={flags.preview} icon="info" />
  if (look.capacity === 'see-as') return <Tag text={flags.seeAs} icon="info" />
  return null
}

function SeeIt({ look, drawing }: { look: Look; drawing: Drawing }): JSX.Element | null {
  const { reader } = drawing
  const href = look.granted ? pageOfTarget(look.act, look.target) : null
  return href === null ? null : (
    <>
      {' '}
      <a href={href}>{words(reader.lang).seeIt}</a>
    </>
  )
}

/** The way to a question about a line, or to the one that was asked. Nobody asks about what she did herself. */
function Ask({ line, who, drawing }: { line: Line; who: string; drawing: Drawing }): JSX.Element | null {
  const { reader, zone, acts } = drawing
  const text = words(reader.lang)
  const [look] = line.looks
  const asked = line.looks.find(one => one.question !== null)?.question
  const when = `${dateOf(look.micros / 1000, reader.lang, zone)}, ${timesOf(line, drawing)}`
  const about = <span class="unseen">: {text.askWho(who, when)}</span>
  if (asked)
    return (
      <p>
        <a href={`/who-looked/questions/${asked}`}>
          {text.asked}
          {about}
        </a>
      </p>
    )
  if (!acts || look.account === reader.account || look.capacity === 'self') return null
  return (
    <p>
      <a class="button button-quiet" href={`/who-looked/ask?entry=${entryText(look)}`}>
        {text.ask}
        {about}
      </a>
    </p>
  )
}
