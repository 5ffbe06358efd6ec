import type { Instant } from '../../platform/clock.ts'
import type { Lang } from '../../ui/page.ts'
import { words } from './words.ts'

/** A mail as it goes to the mail server: one recipient, both as plain text and as simple HTML. */
export type Message = {
  /** One bare address. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** An iCalendar object that goes with it, with its METHOD, for calendars to take. */
  readonly calendar: { readonly method: 'PUBLISH' | 'CANCEL'; readonly text: string } | null
  /** What stands before the @ of the Message-ID: the same each time this mail is sent. */
  readonly id: string
  readonly at: Instant
}

/** What the server said. `later`: it, or the way to it, may take the same mail another time. */
export type Posted =
  | { readonly posted: true }
  | { readonly posted: false; readonly why: 'refused' | 'later'; readonly reason: string }

/** Hands a mail to the clinic's mail server. Never throws for what a server may do. */
export type Post = (message: Message, signal: AbortSignal) => Promise<Posted>

/** Who sends: `baseUrl` tells which lines are links of the portal, the only ones that become links. */
export type Sender = {
  readonly clinic: { readonly name: string; readonly phone: string | null }
  readonly baseUrl: string
}

type Written = {
  id: string
  recipient: string
  lang: Lang
  subject: string
  lines: readonly string[]
  calendar: string | null
}

/** The mail as it is sent, with the clinic's name above and below. */
export function messageOf(mail: Written, { clinic, baseUrl }: Sender, at: Instant): Message {
  const { sentBy, phone } = words(mail.lang).mail
  const footer = [sentBy(clinic.name), ...(clinic.phone === null ? [] : [phone(clinic.phone)])]
  return {
    to: mail.recipient,
    subject: mail.subject,
    text: [clinic.name, ...mail.lines, '--', footer.join('\n'), ''].join('\n\n').trimEnd().concat('\n'),
    html: htmlOf(mail, clinic.name, footer, baseUrl),
    calendar: mail.calendar === null ? null : calendarOf(mail.calendar),
    id: mail.id,
    at,
  }
}

/** RFC 5546, section 1.4: the method of the object stands also beside it. */
const calendarOf = (text: string): Message['calendar'] => ({
  method: /^METHOD:CANCEL\r?$/m.test(text) ? 'CANCEL' : 'PUBLISH',
  text,
})

function htmlOf(mail: Written, clinic: string, footer: readonly string[], baseUrl: string): string {
  const paragraphs = mail.lines.map(line =>
    isLink(line, baseUrl)
      ? `<p><a href="${escaped(line)}" style="overflow-wrap:anywhere">${escaped(line)}</a></p>`
      : `<p>${escaped(line)}</p>`,
  )
  return `<!doctype html>
<html lang="${mail.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(mail.subject)}</title>
</head>
<body style="font:18px/1.5 system-ui,sans-serif;max-width:34em;margin:0 auto;padding:1em">
<p><strong>${escaped(clinic)}</strong></p>
${paragraphs.join('\n')}
<hr>
<p style="font-size:16px">${footer.map(escaped).join('<br>')}</p>
</body>
</html>
`
}

/** A whole line that is an address of this portal: a name that somebody gave herself cannot be one. */
const isLink = (line: string, baseUrl: string): boolean =>
  (line === baseUrl || line.startsWith(`${baseUrl}/`)) && /^[!-~]+$/.test(line)

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => entities[sign] ?? sign)
