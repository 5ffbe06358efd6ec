import type { Child } from 'hono/jsx'
import type { Lang } from '../../../ui/page.ts'
import type { Attachment } from './attachments.ts'
import { type ContentType, kinds } from './check/inside.ts'
import { words } from './words.ts'

/** Where the file of an attachment is read: by the patient and hers, or by staff in the record of that patient. */
export const fileLink = (id: string): string => `/messages/files/${id}`
export const staffFileLink =
  (patient: string) =>
  (id: string): string =>
    `/staff/messages/of/${patient}/files/${id}`

/**
 * The files of one message, each a link that says what it opens, and whether it was scanned. Nothing where there are
 * none. `beside` draws what stands beside each, as the button that takes it off a draft.
 */
export function FilesOf(props: {
  lang: Lang
  files: readonly Attachment[]
  href: (id: string) => string
  beside?: ((file: Attachment) => Child) | undefined
}) {
  const { lang, files, href, beside } = props
  if (files.length === 0) return null
  const text = words(lang)
  return (
    <ul class="plain-list attached" aria-label={text.list}>
      {files.map(file => (
        <li>
          <span class="attached-name">
            <a href={href(file.id)}>
              <bdi>{file.name}</bdi>
            </a>{' '}
            <span class="hint">{aboutFile(file, lang)}</span>
          </span>
          {beside?.(file)}
        </li>
      ))}
    </ul>
  )
}

function aboutFile({ contentType, bytes, scanned }: Attachment, lang: Lang): string {
  const text = words(lang)
  const kind = text.kinds[kinds[contentType as ContentType] ?? 'other']
  return [kind, sizeOf(bytes), scanned === 'clean' ? '' : text.notScanned].filter(Boolean).join(' · ')
}

/** `2.4 MB`, `310 KB`: as file managers say it. */
function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
