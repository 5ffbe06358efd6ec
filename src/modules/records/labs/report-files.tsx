import type { JSX } from 'hono/jsx/jsx-runtime'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Section } from '../../../ui/headings.tsx'
import type { AttachmentInWords } from '../in-words/attachment.ts'
import type { Reader } from '../in-words/reader.ts'
import { words } from './words.ts'

/** The files of a report, each opened through the portal; those that only stand elsewhere are named. */
export function ReportFiles(props: {
  id: string
  files: readonly AttachmentInWords[]
  reader: Reader
}): JSX.Element | null {
  const { panel } = words(props.reader.lang)
  if (props.files.length === 0) return null
  return (
    <Section id="files" title={panel.files}>
      <ButtonRow>
        {props.files.map((file, n) =>
          file.inline || file.binary !== null ? (
            <ButtonLink
              kind="secondary"
              text={panel.file(file.title ?? file.kindText, file.sizeText)}
              href={`/records/documents/${props.id}/file/${n + 1}`}
            />
          ) : (
            <p>{panel.elsewhere}</p>
          ),
        )}
      </ButtonRow>
    </Section>
  )
}
