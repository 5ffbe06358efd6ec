import type { FileStore } from '../../../platform/file-store.ts'
import type { AccountId, PatientId } from '../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { FileField } from '../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../ui/form.tsx'
import { BackLink, PageHeading, Section } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { WritingDb } from '../handles.ts'
import { most_attachments } from '../topics.ts'
import { draftOf } from '../writing/drafts.ts'
import { addAttachment, type WhyNotAdded } from './add-attachment.ts'
import { type Attachment, attachmentsOf } from './attachments.ts'
import type { FileCheck } from './check/check-file.ts'
import { FilesOf } from './files-of.tsx'
import { removeAttachment } from './remove-attachment.ts'
import { words } from './words.ts'

/** Whose draft it is, who writes, and the addresses of her side. */
export type Side = {
  readonly db: WritingDb
  readonly patient: PatientId
  readonly account: AccountId
  readonly isStaff: boolean
  readonly draft: string
  /** Where the draft is written, where its files are added, read, and taken off. */
  readonly back: string
  readonly here: string
  readonly file: (id: string) => string
}

/** What the portal keeps files with. */
export type Keeping = { readonly files: FileStore; readonly fileCheck: FileCheck }

/** What telephones and computers offer to choose from. HEIC is left out, so that an iPhone sends a JPEG. */
const accept =
  'image/jpeg,image/png,image/webp,image/gif,application/pdf,text/plain,.txt,.docx,.xlsx,.pptx,.odt,.ods,.odp'

/** The files of a draft, and the form to add some. */
export async function filesPage(
  request: PageRequest,
  side: Side,
  { fileCheck }: Keeping,
  errors: readonly FieldError[] = [],
): Promise<Answer> {
  const draft = await draftOf(side.db, side.patient, side.draft)
  if (!draft || draft.sent_at || draft.dropped_at) return notThere
  const files = (await attachmentsOf(side.db, side.patient, [draft.id])).get(draft.id) ?? []
  return draw(request, side, files, fileCheck.scans, errors)
}

/** Adds what was sent, one after the other; says of each that was not added why not. */
export async function takeFiles(request: PageRequest, side: Side, keeping: Keeping): Promise<Answer> {
  const { lang, look } = request
  const text = words(lang)
  const sent = request.files.filter(({ field }) => field === 'files')
  if (sent.length === 0) return filesPage(request, side, keeping, [{ field: 'files', text: text.noFile }])
  const errors: FieldError[] = []
  let added = 0
  for (const { name, bytes } of sent) {
    const file = { name, bytes, unnamed: text.unnamed }
    const { files, fileCheck } = keeping
    const draft = { patient: side.patient, id: side.draft }
    const done = await addAttachment(side.db, files, fileCheck, draft, file, side.account, look.now)
    if (done.added) added++
    else if (done.why === 'gone') return notThere
    else errors.push({ field: 'files', text: whyNot(name, done.why, lang) })
  }
  return errors.length === 0
    ? redirect(`${side.here}?added=${added}`)
    : filesPage(request, side, keeping, errors)
}

/** Takes one file off; the address names only the file, so its draft is what it turns out to be of. */
export async function takeOff(
  request: PageRequest,
  side: Omit<Side, 'draft' | 'back' | 'here' | 'file'>,
  here: (draft: string) => string,
): Promise<Answer> {
  const done = await removeAttachment(side.db, side.patient, request.params.id ?? '', request.look.now)
  return done.removed ? redirect(`${here(done.draft)}?removed=1`) : notThere
}

const longest_shown = 60

/** Which file and what is wrong with it. Its name is as the device said it, so only its letters are shown. */
function whyNot(name: string, why: Exclude<WhyNotAdded, 'gone'>, lang: PageRequest['lang']): string {
  const text = words(lang)
  const letters = name.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
  const shown = [...letters].slice(0, longest_shown).join('').trim()
  return `${shown === '' ? text.unnamed : shown} ${text.why[why]}`
}

function draw(
  { look, lang, query }: PageRequest,
  side: Side,
  files: readonly Attachment[],
  scans: boolean,
  errors: readonly FieldError[],
): Answer {
  const text = words(lang)
  const isFull = files.length >= most_attachments
  const title = side.isStaff ? text.staffTitle : text.title
  return page(
    title,
    <>
      <BackLink lang={lang} href={side.back} text={side.isStaff ? text.staffBack : text.back} />
      {errors.length === 0 && <Done lang={lang} query={query} files={files.length} />}
      <ErrorSummary lang={lang} errors={errors} />
      <PageHeading title={title} lede={text.lede(most_attachments)} />
      <Section id="added" title={text.yours}>
        {files.length === 0 && <p>{text.none}</p>}
        <FilesOf
          lang={lang}
          files={files}
          href={side.file}
          beside={({ id, name }) => (
            <Form look={look} action={`${side.file(id)}/remove`}>
              <Button kind="quiet" text={text.remove} label={text.removeOf(name)} />
            </Form>
          )}
        />
      </Section>
      {isFull ? (
        <p id="files" tabindex={-1}>
          {text.full(most_attachments)}
        </p>
      ) : (
        <Form look={look} action={side.here} upload>
          <FileField
            lang={lang}
            name="files"
            label={text.choose}
            hint={`${text.place} ${scans ? text.scannedNote : text.notScannedNote}`}
            error={errorOf(errors, 'files')}
            accept={accept}
          />
          <Button text={text.add} kind={files.length === 0 ? 'primary' : 'secondary'} />
        </Form>
      )}
      {files.length > 0 && (
        <p>
          <ButtonLink href={side.back} text={side.isStaff ? text.staffDone : text.done} />
        </p>
      )}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function Done({ lang, query, files }: { lang: PageRequest['lang']; query: URLSearchParams; files: number }) {
  const text = words(lang)
  const added = Number(query.get('added'))
  if (query.has('removed')) return <Notice kind="success" title={text.removed} />
  if (!Number.isInteger(added) || added < 1 || added > files) return null
  return (
    <Notice kind="success" title={text.added(added)}>
      <p>{text.addedNext}</p>
    </Notice>
  )
}
