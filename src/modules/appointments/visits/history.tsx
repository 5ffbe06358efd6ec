import type { AccountId } from '../../../platform/ids.ts'
import { dateTimeOf } from '../../../ui/dates.ts'
import { Section } from '../../../ui/headings.tsx'
import type { Look } from '../../../ui/page.ts'
import { whenSaid } from '../finding/say.ts'
import type { Schedule } from '../schedule/read-schedule.ts'
import type { Happened } from './read-history.ts'
import { words } from './words.ts'

type Shown = { look: Look; schedule: Schedule; reader: AccountId; happened: readonly Happened[] }

/** What happened with a visit, the latest first, in plain words. */
export function History(props: Shown) {
  const { look, happened } = props
  const text = words(look.lang)
  if (happened.length === 0) return null
  return (
    <Section id="history" title={text.visit.history}>
      <ol class="lines visit-history">
        {happened.map(one => (
          <li>
            <p>{saidOf(props, one)}</p>
            {one.note && <p class="as-written">{one.note}</p>}
            <p class="hint">{dateTimeOf(one.at, look.lang, look.zone)}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function saidOf({ look, schedule, reader }: Shown, one: Happened): string {
  const { acts } = words(look.lang).history
  const when = whenSaid(look, schedule, { starts_at: one.starts_at, place: one.place_id })
  return acts[one.act]?.(whoOf(look, reader, one), when) ?? when
}

function whoOf(look: Look, reader: AccountId, { by_whom, account_id, name }: Happened): string {
  const text = words(look.lang).history
  if (by_whom !== 'patient') return text[by_whom]
  return account_id === reader ? text.you : (name ?? text.somebody)
}
