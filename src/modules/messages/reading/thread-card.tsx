import type { AccountId } from '../../../platform/ids.ts'
import { Card } from '../../../ui/cards.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import type { Look } from '../../../ui/page.ts'
import { Tag } from '../../../ui/tag.tsx'
import { cleanLine } from '../writing/clean-text.ts'
import type { Listed } from './list-threads.ts'
import { lineOf } from './say.ts'
import { words } from './words.ts'

const shown_letters = 160

/** The first words of a text, cut at a word. */
export function beginning(text: string): string {
  const line = cleanLine(text)
  if (line.length <= shown_letters) return line
  const space = line.lastIndexOf(' ', shown_letters)
  return `${line.slice(0, space > 0 ? space : shown_letters).toWellFormed()} …`
}

/** A thread in a list: what it is about, with whom, what was said last, and whether that is new. */
export function ThreadCard({ look, reader, one }: { look: Look; reader: AccountId | null; one: Listed }) {
  const { lang, zone } = look
  const { list, topics, thread } = words(lang)
  const isHers = one.last_side === 'patient' && one.last_account === reader
  return (
    <Card
      level={2}
      title={<bdi>{lineOf(one.subject)}</bdi>}
      href={`/messages/${one.id}${one.unread ? '#new' : ''}`}
      meta={list.with(one[`name_${lang}`], topics[one.topic])}
      flags={<Flags look={look} one={one} />}
    >
      {one.last_words !== null && (
        <p>
          <bdi>
            {list.says(isHers ? thread.you : lineOf(one.last_author ?? ''), beginning(one.last_words))}
          </bdi>
        </p>
      )}
      <p class="hint">
        {dateTimeOf(one.last_at, lang, zone)} · {list.messages(one.messages)}
      </p>
    </Card>
  )
}

function Flags({ look, one }: { look: Look; one: Listed }) {
  const { list } = words(look.lang)
  return (
    <>
      {one.unread && <Tag text={list.new} icon="star" tone="accent" />}
      {one.state === 'closed' && <Tag text={list.closed} icon="dash" />}
      {one.state === 'open' && one.waiting_since !== null && <Tag text={list.waiting} icon="clock" />}
    </>
  )
}
