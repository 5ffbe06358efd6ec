import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, notThere, type PageRequest } from '../../../ui/answer.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Section as Part } from '../../../ui/headings.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import { findById, findMany, history, sharedByIds } from '../../clinical/index.ts'
import { type ActivityInWords, carePlanInWords } from '../in-words/care-plan.ts'
import { goalInWords } from '../in-words/goal.ts'
import type { Json } from '../in-words/json.ts'
import type { Ref } from '../in-words/reference.ts'
import type { Note } from '../in-words/when.ts'
import { kindWord, linesOf, readerOf } from '../overview/lines.ts'
import { ownPage } from '../own-page.tsx'
import { Written } from '../written.tsx'
import { aimsOf } from './care-plans.page.tsx'
import { type Leads, leadsOf } from './leads.ts'
import { words } from './words.ts'

/** `GET /records/care-plans/:id`: one care plan or goal with all that belongs to it. */
export async function carePlanPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { look, lang } = request
  const row = await findById(db, request.params.id ?? '')
  if (row === null || (row.kind !== 'care-plan' && row.kind !== 'goal')) return notThere
  const reader = readerOf(look)
  const ids = row.refs.filter(id => id !== null)
  const own = await findMany(db, ids)
  const shared = await sharedByIds(db, ids)
  const versions = row.version > 1 ? await history(db, row.id) : []
  const [line, ...others] = await linesOf(db, [row, ...own], reader)
  if (!line) return notThere
  const leads = leadsOf(line.opened, shared, others, lang)
  const Whole = row.kind === 'goal' ? Goal : Plan
  return ownPage(request, db, {
    section: 'care-plans',
    title: line.title,
    caption: line.named ? kindWord(row.kind, row.type, reader) : undefined,
    row,
    versions,
    describe: json => <Whole request={request} json={json} leads={leads} />,
    children: () => <Whole request={request} json={line.opened.json} leads={leads} />,
  })
}

type Drawn = { request: PageRequest; json: Json; leads: Leads }

function Refs({ refs, leads }: { refs: readonly Ref[]; leads: Leads }) {
  return (
    <ul>
      {refs.map(ref => (
        <li>
          <Link of={ref} leads={leads} />
        </li>
      ))}
    </ul>
  )
}

function Link({ of, leads }: { of: Ref; leads: Leads }) {
  const found = leads(of)
  if (found === null) return <>{of.display}</>
  return found.href === null ? <span>{found.text}</span> : <a href={found.href}>{found.text}</a>
}

const refsOrNull = (refs: readonly Ref[], leads: Leads): JSX.Element | null =>
  refs.length === 0 ? null : <Refs refs={refs} leads={leads} />

function Notes({ notes, lang }: { notes: readonly Note[]; lang: PageRequest['lang'] }) {
  if (notes.length === 0) return null
  return (
    <Part id="notes" title={words(lang).plans.notes}>
      {notes.map(note => (
        <p>
          {note.text}
          {(note.author || note.when) && (
            <span class="hint"> ({[note.author, note.when?.text].filter(Boolean).join(', ')})</span>
          )}
        </p>
      ))}
    </Part>
  )
}

function Plan({ request, json, leads }: Drawn) {
  const { lang, look } = request
  const text = words(lang).plans
  const plan = carePlanInWords(json, readerOf(look))
  return (
    <>
      {plan.description && <p>{plan.description}</p>}
      <Facts
        facts={[
          {
            term: text.status,
            detail: plan.status && [plan.status.text, plan.status.next].filter(Boolean).join('. '),
          },
          {
            term: text.category,
            detail:
              plan.categories.length === 0 ? null : (
                <>
                  {plan.categories.join(', ')}
                  {plan.officialNames.length > 0 && (
                    <span class="hint"> ({plan.officialNames.join(', ')})</span>
                  )}
                </>
              ),
          },
          { term: text.when, detail: plan.when?.text },
          { term: text.for, detail: refsOrNull(plan.addresses, leads) },
          { term: text.goalsOf, detail: refsOrNull(plan.goals, leads) },
          { term: text.author, detail: plan.author && <Link of={plan.author} leads={leads} /> },
          { term: text.team, detail: refsOrNull(plan.teams, leads) },
        ]}
      />
      {plan.activities.length > 0 && (
        <Part id="steps" title={text.steps}>
          <ul>
            {plan.activities.map(activity => (
              <Activity activity={activity} leads={leads} />
            ))}
          </ul>
        </Part>
      )}
      {plan.body.length > 0 && <Written lang={lang} blocks={plan.body} />}
      <Notes notes={plan.notes} lang={lang} />
    </>
  )
}

function Activity({ activity, leads }: { activity: ActivityInWords; leads: Leads }) {
  const { text, reference, how, status, when, place, notes } = activity
  const more = [status?.text, when?.text, place && leads(place)?.text].filter(Boolean).join(', ')
  return (
    <li>
      {text ?? (reference && <Link of={reference} leads={leads} />)}
      {how && `: ${how}`}
      {more !== '' && <span class="hint"> ({more})</span>}
      {notes.map(note => (
        <p>{note.text}</p>
      ))}
    </li>
  )
}

function Goal({ request, json, leads }: Drawn) {
  const { lang, look } = request
  const text = words(lang).plans
  const goal = goalInWords(json, readerOf(look))
  const aims = aimsOf(goal, lang)
  return (
    <>
      <Facts
        facts={[
          {
            term: text.target,
            detail: aims.length === 0 ? null : aims.map((aim, n) => [n > 0 && <br />, aim]),
          },
          {
            term: text.status,
            detail: goal.status && [goal.status.text, goal.statusReason].filter(Boolean).join('. '),
          },
          { term: text.achieved, detail: goal.achievement?.text },
          { term: text.start, detail: goal.start?.text },
          { term: text.when, detail: goal.statusWhen?.text },
          { term: text.category, detail: goal.categories.join(', ') || null },
          { term: text.priority, detail: goal.priority },
          { term: text.for, detail: refsOrNull(goal.addresses, leads) },
          { term: text.author, detail: goal.by && <Link of={goal.by} leads={leads} /> },
        ]}
      />
      {goal.name.official && <p class="hint">{goal.name.official}</p>}
      <Notes notes={goal.notes} lang={lang} />
    </>
  )
}
