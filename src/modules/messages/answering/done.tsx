import type { PageRequest } from '../../../ui/answer.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { Words } from './words.en.ts'
import { words } from './words.ts'

type Outcome = keyof Words['done']

/** What was just done, as the address says it. */
export function Done({ request: { query, lang } }: { request: PageRequest }) {
  const all = words(lang).done
  const done = query.get('done')
  if (done === null || !Object.hasOwn(all, done)) return null
  const { title, text } = all[done as Outcome]
  return (
    <Notice kind="success" title={title}>
      <p>{text}</p>
    </Notice>
  )
}
