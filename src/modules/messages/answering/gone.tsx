import type { Answer, PageRequest } from '../../../ui/answer.ts'
import { BackLink } from '../../../ui/headings.tsx'
import { staffPage } from '../../../ui/staff.tsx'
import { words } from './words.ts'

/**
 * A thread that is not there, or no more hers: handed over, or she was taken from its pool while she wrote. Both look
 * the same. What she typed is hers and not lost.
 */
export function gonePage(request: PageRequest, typed: string | undefined): Answer {
  const { lang } = request
  const text = words(lang).faults.gone
  return staffPage(
    request,
    'messages',
    { title: text.title, lede: text.text },
    <>
      {typed !== undefined && typed.trim() !== '' && (
        <>
          <p>{text.typed}</p>
          <p class="as-written" dir="auto">
            {typed}
          </p>
        </>
      )}
      <BackLink lang={lang} href="/staff/messages" text={text.back} />
    </>,
    { status: 404 },
  )
}
