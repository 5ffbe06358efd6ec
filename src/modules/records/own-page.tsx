import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Answer, type PageRequest, page } from '../../ui/answer.ts'
import { AskAbout } from '../../ui/ask-about.tsx'
import { PrintButton } from '../../ui/button.tsx'
import { dateTimeOf } from '../../ui/dates.ts'
import { Details } from '../../ui/details.tsx'
import { BackLink, PageHeading, Section as Part } from '../../ui/headings.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Look } from '../../ui/page.ts'
import { Flag } from '../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../access/index.ts'
import type { ClinicalRow, ClinicalVersion } from '../clinical/index.ts'
import { recordAside, sectionHref } from './frame.tsx'
import type { Json } from './in-words/json.ts'
import { jsonOf } from './opened.ts'
import { Original } from './original.tsx'
import { safePart } from './safely.tsx'
import { type Section, words } from './words.ts'

/**
 * The page of one thing in the record: its name, `children`, what its source said of it before it was
 * corrected (each earlier version drawn by `describe`), its raw form, and when the portal got it. The title of
 * the browser's window is the section's name alone, since windows are seen by others.
 */
export function ownPage(
  request: PageRequest,
  db: PatientDb<RecordPermission>,
  props: {
    section: Section
    title: string
    /** What kind of thing this is, above its name. */
    caption?: string | undefined
    lede?: Child
    row: ClinicalRow
    versions: readonly ClinicalVersion[]
    describe: (json: Json) => JSX.Element
    children: () => JSX.Element
  },
): Answer {
  const { look, lang } = request
  const { row, section } = props
  const text = words(lang)
  return page(
    text.sections[section],
    <>
      <BackLink lang={lang} href={sectionHref(section)} text={text.sections[section]} />
      <PageHeading title={props.title} caption={props.caption} lede={props.lede} />
      {row.status === 'entered-in-error' && (
        <Notice kind="warning" title={text.mistake.title}>
          <p>{text.mistake.text}</p>
        </Notice>
      )}
      {row.corrected && (
        <p class="card-flags">
          <Flag lang={lang} flag="corrected" />
        </p>
      )}
      {safePart(lang, row, props.children)}
      {row.status !== 'entered-in-error' && <AskAbout look={look} may={db.may} about={`record:${row.id}`} />}
      <Earlier look={look} row={row} versions={props.versions} describe={props.describe} />
      <Original lang={lang} body={row.body} whole={`/records/documents/${row.id}/file/original`} />
      <p class="last-updated">{text.received(dateTimeOf(row.received_at, lang, look.zone))}</p>
      <PrintButton lang={lang} />
    </>,
    { aside: recordAside(lang, section, db.may) },
  )
}

function Earlier(props: {
  look: Look
  row: ClinicalRow
  versions: readonly ClinicalVersion[]
  describe: (json: Json) => JSX.Element
}) {
  const { look, row, versions } = props
  if (versions.length === 0) return null
  const { earlier } = words(look.lang)
  return (
    <Part id="earlier" title={earlier.title}>
      <p>{row.corrected ? earlier.corrected : earlier.updated}</p>
      {versions.map(version => (
        <Details summary={earlier.until(dateTimeOf(version.replaced_at, look.lang, look.zone))}>
          {safePart(look.lang, version, () => props.describe(jsonOf(version.body)))}
          <Original lang={look.lang} body={version.body} />
        </Details>
      ))}
    </Part>
  )
}
