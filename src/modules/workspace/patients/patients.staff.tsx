import { type Answer, notThere, type PageRequest, redirect } from '../../../ui/answer.ts'
import { fhirBirthDate } from '../../../ui/dates.ts'
import { ErrorSummary } from '../../../ui/form.tsx'
import type { Look } from '../../../ui/page.ts'
import { SearchForm } from '../../../ui/search-form.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { ClinicDb } from '../../access/index.ts'
import { words } from '../words.ts'
import { type FoundPatient, findPatients, keepFind, keptFind, longest_find } from './find-patients.ts'

type Db = ClinicDb<'patients:find'>

/** `GET /staff/patients`: the box alone. */
export function patientsPage(request: PageRequest): Answer {
  const text = words(request.lang).patients
  return staffPage(request, 'patients', text, <FindForm look={request.look} />)
}

/** `POST /staff/patients`: keeps the words and leads to what they find, whose address does not hold them. */
export async function takePatients(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang } = request
  const text = words(lang).patients
  const typed = (request.form.q ?? '').replaceAll('\u0000', ' ').trim()
  if (typed !== '') return redirect(`/staff/patients/found/${await keepFind(db, typed, look.now)}`)
  return staffPage(
    request,
    'patients',
    text,
    <>
      <ErrorSummary lang={lang} errors={[{ field: 'q', text: text.enter }]} />
      <FindForm look={look} error={text.enter} />
    </>,
    { status: 422 },
  )
}

/** `GET /staff/patients/found/:id`: who fits. */
export async function foundPatientsPage(request: PageRequest, db: Db): Promise<Answer> {
  const { look, lang } = request
  const text = words(lang).patients
  const typed = await keptFind(db, request.params.id ?? '')
  if (typed === null) return notThere
  const found = await findPatients(db, typed)
  return staffPage(
    request,
    'patients',
    { title: text.title },
    <>
      <FindForm look={look} value={typed} />
      {found.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <FoundTable found={found} look={look} />
      )}
    </>,
  )
}

function FindForm(props: { look: Look; value?: string; error?: string }) {
  const { search, label, hint } = words(props.look.lang).patients
  return (
    <SearchForm
      {...props}
      action="/staff/patients"
      text={{ title: search, label, hint, button: search }}
      longest={longest_find}
      quiet={props.value !== undefined}
    />
  )
}

function FoundTable({ found, look }: { found: readonly FoundPatient[]; look: Look }) {
  const text = words(look.lang).patients
  return (
    <Table
      caption={text.found(found.length)}
      columns={[
        {
          head: text.name,
          names: true,
          cell: (row: FoundPatient) => <a href={`/staff/patients/${row.id}`}>{row.name}</a>,
        },
        { head: text.born, cell: row => fhirBirthDate(row.birth_date, look.lang) ?? text.noBirthDate },
        { head: text.number, cell: row => row.fhir_id },
        { head: text.source, cell: row => row.source },
      ]}
      rows={found}
    />
  )
}
