import { type Answer, type PageRequest, page } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { dateTimeOf } from '../../../ui/dates.ts'
import { PageHeading } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ofWhom } from '../../../ui/page.ts'
import { EmptyState } from '../../../ui/states.tsx'
import type { PatientDb } from '../../access/index.ts'
import { cleanLine } from '../writing/clean-text.ts'
import { Boxes } from './boxes.tsx'
import { listDrafts } from './list-drafts.ts'
import type { Db } from './list-threads.ts'
import { beginning } from './thread-card.tsx'
import { words } from './words.ts'

/** `GET /messages/drafts`: what the reader began to write and has not sent. */
export async function draftsPage(request: PageRequest, db: PatientDb<'messages:write'>): Promise<Answer> {
  const { look, lang, query } = request
  const all = words(lang)
  const text = all.drafts
  const drafts = await listDrafts(db)
  return page(
    text.title(ofWhom(look)),
    <>
      {query.get('done') === 'dropped' && (
        <Notice kind="success" title={text.dropped}>
          <p>{text.droppedText}</p>
        </Notice>
      )}
      <PageHeading title={text.title(ofWhom(look))} lede={drafts.length > 0 ? text.lede : undefined} />
      <Boxes look={look} db={db as unknown as Db} box="drafts" />
      {drafts.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <div class="filters">
            <p class="filters-count">{text.shown(drafts.length)}</p>
          </div>
          <CardList>
            {drafts.map(one => (
              <Card
                level={2}
                title={<bdi>{cleanLine(one.subject) || text.noSubject}</bdi>}
                href={`/messages/drafts/${one.id}`}
                unseen={text.savedAt(dateTimeOf(one.saved_at, lang, look.zone))}
                meta={[one.thread_id && text.answer, one.topic && all.topics[one.topic]]
                  .filter(Boolean)
                  .join(' · ')}
              >
                <p>
                  <bdi>{beginning(one.beginning) || text.empty}</bdi>
                </p>
                <p class="hint">{text.savedAt(dateTimeOf(one.saved_at, lang, look.zone))}</p>
              </Card>
            ))}
          </CardList>
        </>
      )}
    </>,
  )
}
