import { type Answer, type PageRequest, page } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { PageHeading } from '../../../ui/headings.tsx'
import { ofWhom } from '../../../ui/page.ts'
import { KeysetPaging } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { addressOfMessage } from './address.ts'
import { Boxes } from './boxes.tsx'
import { listSent } from './list-sent.ts'
import type { Db } from './list-threads.ts'
import { authorSaid, lineOf, readerOf } from './say.ts'
import { beginning } from './thread-card.tsx'
import { words } from './words.ts'

/** `GET /messages/sent`: every message that was written for this patient, the newest first. */
export async function sentPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang, query } = request
  const all = words(lang)
  const text = all.sent
  const reader = readerOf(look, db)
  const { shown, more } = await listSent(db, query.get('after'))
  const last = shown.at(-1)
  return page(
    text.title(ofWhom(look)),
    <>
      <PageHeading title={text.title(ofWhom(look))} lede={text.lede} />
      <Boxes look={look} db={db} box="sent" />
      {shown.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <div class="filters">
            <p class="filters-count">{text.shown(shown.length)}</p>
          </div>
          <CardList>
            {shown.map(one => (
              <Card
                level={2}
                title={<bdi>{lineOf(one.subject)}</bdi>}
                href={addressOfMessage(one.thread_id, one.n)}
                unseen={dateTimeOf(one.sent_at, lang, look.zone)}
                meta={text.to(one[`name_${lang}`])}
              >
                <p>
                  <bdi>{beginning(one.beginning)}</bdi>
                </p>
                <p class="hint">
                  {dateTimeOf(one.sent_at, lang, look.zone)}
                  {one.account_id !== reader && (
                    <>
                      {' · '}
                      <bdi>{text.by(authorSaid(look, reader, one))}</bdi>
                    </>
                  )}
                </p>
              </Card>
            ))}
          </CardList>
        </>
      )}
      <KeysetPaging
        label={all.paging.label}
        newest={query.get('after') === null ? null : { text: all.paging.newest, href: '/messages/sent' }}
        older={more && last ? { text: all.paging.older, href: `/messages/sent?after=${last.id}` } : null}
      />
    </>,
  )
}
