import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Section } from '../../../ui/headings.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { type ClinicDb, isRole } from '../../access/index.ts'
import { words } from '../words.ts'
import type { Queue } from './queues.ts'

type StaffRequest = PageRequest & {
  readonly session: { readonly name: string; readonly staff: string | null }
}

/** `GET /staff`: what waits for this member of staff, by what her role may do. */
export async function toDoPage(
  request: StaffRequest,
  db: ClinicDb<'workspace:use'>,
  queues: readonly Queue[],
): Promise<Answer> {
  const { lang, session } = request
  const text = words(lang).toDo
  const waiting: { queue: Queue; count: number }[] = []
  for (const queue of queues) {
    if (!db.may.has(queue.permission)) continue
    const count = await queue.waiting(db)
    if (count > 0) waiting.push({ queue, count })
  }
  const role = session.staff !== null && isRole(session.staff) ? words(lang).roles[session.staff] : ''
  return staffPage(
    request,
    'home',
    { title: text.title, lede: text.lede(session.name, role) },
    <>
      {waiting.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <Section id="waiting" title={text.waiting}>
          <ul class="lines">
            {waiting.map(({ queue, count }) => (
              <li>
                <a href={`/staff/${queue.section}`}>{text.items[queue.section](count)}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {db.may.has('patients:find') && (
        <ButtonRow>
          <ButtonLink text={text.find} href="/staff/patients" />
        </ButtonRow>
      )}
    </>,
  )
}
