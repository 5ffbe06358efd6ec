import type { PageRequest } from '../../../ui/answer.ts'
import { Notice } from '../../../ui/notice.tsx'
import { words } from './words.ts'

/** Says that a change stands, on the page that follows it (`?saved`). */
export function SavedNotice({ request }: { request: PageRequest }) {
  const text = words(request.lang)
  return request.query.has('saved') ? (
    <Notice kind="success" title={text.saved}>
      <p>{text.savedText}</p>
    </Notice>
  ) : null
}
