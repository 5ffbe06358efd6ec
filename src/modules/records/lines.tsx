import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { PageRequest } from '../../ui/answer.ts'
import { Flag } from '../../ui/tag.tsx'
import type { ClinicalRow, Kind } from '../clinical/index.ts'
import { openRow } from './opened.ts'
import { oneLine } from './overview/one-line.ts'
import { safePart } from './safely.tsx'
import { words } from './words.ts'

/** Addresses of the pages of single things. */
const addresses: Partial<Record<Kind, string>> = {
  condition: 'conditions',
  note: 'documents',
  'lab-report': 'labs',
  lab: 'labs',
  finding: 'labs',
  'imaging-report': 'imaging',
  'imaging-study': 'imaging',
  medication: 'medications',
  'medication-statement': 'medications',
  dispense: 'medications',
  administration: 'medications',
  immunization: 'immunizations',
  allergy: 'allergies',
  procedure: 'procedures',
  document: 'documents',
  report: 'documents',
  composition: 'documents',
}

/** Where a row has a page of its own; null where it has none. */
export function ownAddress({ kind, id }: Pick<ClinicalRow, 'kind' | 'id'>): string | null {
  const section = addresses[kind]
  return section === undefined ? null : `/records/${section}/${id}`
}

/** One line a thing: its name, linked where it has a page, and what is most worth knowing of it. */
export function Lines(props: { request: PageRequest; rows: readonly ClinicalRow[] }) {
  const { request, rows } = props
  return (
    <ul class="lines">
      {gathered(rows, request).map(({ row, count, draw }) => (
        <li>{safePart(request.lang, row, () => draw(count))}</li>
      ))}
    </ul>
  )
}

type Line = { row: ClinicalRow; count: number; draw: (count: number) => JSX.Element }

/** Things without a page of their own that read alike stand once, with how many there are. */
function gathered(rows: readonly ClinicalRow[], request: PageRequest): Line[] {
  const { lang, look } = request
  const text = words(lang)
  const found = new Map<string, Line>()
  for (const row of rows) {
    const opened = openRow(row)
    const { title, detail, flag } = oneLine(opened.json, { lang, zone: look.zone })
    const href = ownAddress(row)
    const name = title ?? text.unnamed(row.type)
    const key = href ?? `${name} ${detail}`
    const known = found.get(key)
    if (known) known.count += 1
    else
      found.set(key, {
        row,
        count: 1,
        draw: count => (
          <>
            {linked(href, name)}
            {detail !== null && <>: {detail}</>}
            {count > 1 && <span class="hint"> {text.times(count)}</span>}
            {flag !== null && (
              <>
                {' '}
                <Flag lang={lang} flag={flag} />
              </>
            )}
          </>
        ),
      })
  }
  return [...found.values()]
}

const linked = (href: string | null, name: string): Child =>
  href === null ? name : <a href={href}>{name}</a>
