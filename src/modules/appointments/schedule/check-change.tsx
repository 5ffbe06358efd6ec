import { type Answer, type PageRequest, redirect } from '../../../ui/answer.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tick } from '../../../ui/ticks.tsx'
import type { Typed } from '../../../ui/typed.ts'
import type { ManagerDb } from '../handles.ts'
import { dayThere, timeThere } from '../when.ts'
import type { Affected, Part } from './affected.ts'
import { readSchedule, type Schedule } from './read-schedule.ts'
import { type Tried, tryChange } from './try-change.ts'
import { words } from './words.ts'

/** Whoever closes a place for good reads no thousand lines; all of them stand on the list afterwards. */
const most_shown = 200

type Change = {
  /** Where the form was sent to, and comes to again. */
  readonly action: string
  /** Whither, once it is saved and no booking was touched. */
  readonly done: string
  /** Makes the change; answers which part of the clinic's bookings it concerns, null for none. */
  readonly change: () => Promise<Part | null>
}

/**
 * Saves what a form asks for, if no booking stops to fit by it or whoever sends it has seen which; else shows them. The
 * page carries all that was typed, so that nothing is asked twice.
 */
export async function carryOut(request: PageRequest, db: ManagerDb, of: Change): Promise<Answer> {
  const { form, look } = request
  const agreed = { list: form.agreed ?? null, tell: form.tell === 'yes' }
  const tried = await tryChange(db, of.change, agreed, look.now)
  if (!tried.saved) return drawCheck(request, of, tried, await readSchedule(db))
  return redirect(tried.listed > 0 ? `/staff/schedule/to-move?listed=${tried.listed}` : of.done)
}

function drawCheck(
  request: PageRequest,
  { action }: Change,
  { affected, list }: Extract<Tried, { saved: false }>,
  schedule: Schedule,
): Answer {
  const { look, lang, form } = request
  const text = words(lang).check
  return staffPage(
    request,
    'schedule',
    { title: text.title, lede: text.lede(affected.length), caption: words(lang).caption },
    <>
      {form.agreed !== undefined && (
        <Notice kind="warning" title={text.again}>
          <p>{text.againText}</p>
        </Notice>
      )}
      <Table
        caption={text.title}
        captionUnseen
        columns={columns(request, schedule)}
        rows={affected.slice(0, most_shown)}
      />
      {affected.length > most_shown && <p>{text.more(affected.length - most_shown)}</p>}
      {affected.some(({ status }) => status === 'pending') && <p>{text.offers}</p>}
      <p>{text.stay}</p>
      <Form look={look} action={action}>
        <Carried form={form} />
        <input type="hidden" name="agreed" value={list} />
        <Tick
          box={{ name: 'tell', text: text.tell, hint: text.tellHint }}
          ticked={form.agreed === undefined || form.tell === 'yes'}
        />
        <ButtonRow>
          <Button text={text.save} />
          <Button text={text.backButton} kind="quiet" name="back" value="yes" />
        </ButtonRow>
      </Form>
    </>,
  )
}

function columns({ look, lang }: PageRequest, { places, clinicians }: Schedule) {
  const { check, why, goneClinician } = words(lang)
  return [
    {
      head: check.when,
      names: true,
      cell: (row: Affected) => {
        const clocks = { place: places.get(row.place_id)?.zone ?? look.zone, clinic: look.zone }
        return `${dayThere(row.starts_at, lang, clocks)}, ${timeThere(row.starts_at, lang, clocks)}`
      },
    },
    { head: check.patient, cell: (row: Affected) => row.patient_name ?? check.unknown },
    {
      head: check.clinician,
      cell: (row: Affected) => clinicians.get(row.clinician_id)?.name ?? goneClinician,
    },
    { head: check.where, cell: (row: Affected) => places.get(row.place_id)?.name },
    {
      head: check.why,
      cell: (row: Affected) =>
        row.status === 'pending' ? `${why[row.why]}. ${check.offered}` : why[row.why],
    },
  ]
}

/** All that was typed, unseen, to be sent again. */
function Carried({ form }: { form: Typed }) {
  return (
    <>
      {Object.entries(form)
        .filter(([name]) => name !== 'agreed' && name !== 'tell' && name !== 'back')
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  )
}

/** What stands now where it differs from what was typed, after somebody else changed it. `names` of the fields. */
export function ChangedMeanwhile(props: {
  request: PageRequest
  now: Typed
  names: Readonly<Record<string, string>>
}) {
  const { request, now, names } = props
  const text = words(request.lang).changed
  const facts = Object.entries(names)
    .filter(([field]) => (now[field] ?? '') !== (request.form[field] ?? '').trim())
    .map(([field, term]) => ({ term, detail: now[field] || text.empty }))
  return (
    <Notice kind="warning" title={text.title}>
      {facts.length === 0 ? <p>{text.same}</p> : <p>{text.text}</p>}
      <Facts facts={facts} />
    </Notice>
  )
}
