import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { Card, CardList } from '../../../ui/cards.tsx'
import { Section as Part } from '../../../ui/headings.tsx'
import { pageNumber } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Flag } from '../../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { type ClinicalRow, countsByKind, knownPatient, listByKind } from '../../clinical/index.ts'
import { hrefWith, recordList, rows_per_page } from '../frame.tsx'
import { carePlanInWords } from '../in-words/care-plan.ts'
import { type GoalInWords, goalInWords } from '../in-words/goal.ts'
import { jsonOf } from '../opened.ts'
import { readerOf } from '../overview/lines.ts'
import { addressOf } from '../overview/places.ts'
import { safeCard } from '../safely.tsx'
import { words as recordWords } from '../words.ts'
import { words } from './words.ts'

const address = '/records/care-plans'

/** Statuses of plans and goals that are over (FHIR R4 request-status and goal-status). */
const over = ['completed', 'revoked', 'cancelled', 'rejected', 'ended']

/** `GET /records/care-plans`: goals and plans, those of now first if asked. */
export async function carePlansPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { lang, query } = request
  const text = words(lang).plans
  const known = await knownPatient(db)
  const status = query.get('status')
  const found = await listByKind(db, {
    kinds: ['care-plan', 'goal'],
    limit: rows_per_page,
    offset: (pageNumber(query) - 1) * rows_per_page,
    ...(status === 'active' && { withoutStatuses: over }),
    ...(status === 'past' && { statuses: over }),
  })
  const choice = (name: string | null, label: string) => ({
    text: label,
    href: hrefWith(address, query, { status: name }),
    current: (status === 'active' || status === 'past' ? status : null) === name,
  })
  const filtered = status === 'active' || status === 'past'
  const part = (kind: 'goal' | 'care-plan', title: string) => {
    const rows = found.rows.filter(row => row.kind === kind)
    if (rows.length === 0) return null
    return (
      <Part id={`${kind}s`} title={title}>
        <CardList>
          {rows.map(row =>
            safeCard(lang, row, () =>
              kind === 'goal' ? <Goal request={request} row={row} /> : <Plan request={request} row={row} />,
            ),
          )}
        </CardList>
      </Part>
    )
  }
  return recordList(request, db, {
    section: 'care-plans',
    title: recordWords(lang).sections['care-plans'],
    lede: text.lede,
    filters: {
      label: text.filter,
      choices: [choice(null, text.all), choice('active', text.active), choice('past', text.past)],
    },
    shown: found.rows.length,
    total: found.total,
    ...(filtered && { all: await countOfAll(db) }),
    known,
    empty: (
      <EmptyState title={filtered ? text.noneSo : text.emptyTitle}>
        <p>{filtered ? text.noneSoText : text.empty}</p>
      </EmptyState>
    ),
    children: (
      <>
        {part('goal', text.goals)}
        {part('care-plan', text.plans)}
      </>
    ),
  })
}

/** How many plans and goals there are, whatever their status. */
async function countOfAll(db: PatientDb<RecordPermission>): Promise<number> {
  const kinds = await countsByKind(db)
  return (kinds.get('care-plan') ?? 0) + (kinds.get('goal') ?? 0)
}

/** What a goal aims at and by when: "Blood pressure: below 130 mmHg", "Reach it by Tue 3 March 2026". */
export function aimsOf(goal: GoalInWords, lang: PageRequest['lang']): string[] {
  return goal.targets.flatMap(({ measure, aim, due, dueText }) => {
    const what = [measure, aim].filter(Boolean).join(': ')
    const by = due?.text ?? dueText
    return [what, by && words(lang).plans.by(by)].flatMap(line => line || [])
  })
}

function Goal({ request, row }: { request: PageRequest; row: ClinicalRow }) {
  const { lang, look } = request
  const goal = goalInWords(jsonOf(row.body), readerOf(look))
  const flag = goal.status?.flag
  const when = goal.start ?? goal.statusWhen
  return (
    <Card
      title={goal.name.plain}
      href={addressOf(row)}
      meta={[
        flag === 'active' ? null : goal.status?.text,
        goal.achievement?.text,
        when && words(lang).plans.since(when.text),
      ]
        .filter(Boolean)
        .join(' · ')}
      flags={
        <>
          {flag && <Flag lang={lang} flag={flag} />}
          {row.corrected && <Flag lang={lang} flag="corrected" />}
        </>
      }
    >
      {aimsOf(goal, lang).map(aim => (
        <p>{aim}</p>
      ))}
    </Card>
  )
}

function Plan({ request, row }: { request: PageRequest; row: ClinicalRow }) {
  const { lang, look } = request
  const plan = carePlanInWords(jsonOf(row.body), readerOf(look))
  const flag = plan.status?.flag
  const steps = plan.activities.flatMap(activity => activity.text ?? [])
  return (
    <Card
      title={plan.title}
      href={addressOf(row)}
      meta={[flag === 'active' ? null : plan.status?.text, plan.when?.text].filter(Boolean).join(' · ')}
      flags={
        <>
          {flag && <Flag lang={lang} flag={flag} />}
          {row.corrected && <Flag lang={lang} flag="corrected" />}
        </>
      }
    >
      {plan.description && <p>{plan.description}</p>}
      {steps.length > 0 && (
        <ul>
          {steps.slice(0, 5).map(step => (
            <li>{step}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}
