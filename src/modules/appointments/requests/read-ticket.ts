import type { Lang } from '../../../ui/page.ts'
import { readDay } from '../finding/days.ts'
import { longest_ticket_reason, type NewTicket } from './give-ticket.ts'
import { words } from './words.ts'

type Wrong = { readonly field: string; readonly text: string }
type Read =
  | { readonly ticket: Omit<NewTicket, 'id'>; readonly errors: readonly [] }
  | { readonly ticket: null; readonly errors: readonly Wrong[] }

/** The ticket that staff typed, or all that is wrong with it. */
export function readTicket(form: Readonly<Record<string, string>>, lang: Lang): Read {
  const text = words(lang).tickets
  const typed = (name: string) => (form[name] ?? '').trim()
  const [from, until] = [readDay(typed('from')), readDay(typed('until'))]
  const reason = typed('reason')
  const errors = [
    typed('kind') === '' && { field: 'kind', text: text.noKind },
    from === null && { field: 'from', text: text.noFrom },
    until === null && typed('until') !== '' && { field: 'until', text: text.badUntil },
    from !== null && until !== null && until.since(from).sign < 0 && { field: 'until', text: text.order },
    reason.length > longest_ticket_reason && {
      field: 'reason',
      text: text.longReason(longest_ticket_reason),
    },
  ].filter(error => error !== false)
  if (errors.length > 0 || from === null) return { ticket: null, errors }
  const ticket = {
    type: typed('kind'),
    clinician: typed('clinician') === '' ? null : typed('clinician'),
    reason: reason === '' ? null : reason,
    from_date: from.toString(),
    until_date: until?.toString() ?? null,
  }
  return { ticket, errors: [] }
}
