import { createTransport } from 'nodemailer'
import type { Message, Posted } from '../../modules/notices/index.ts'

/** How the clinic sends mail: the settings SMTP_URL and MAIL_FROM. */
export type MailSettings = { readonly smtpUrl: string; readonly from: string }

export type SmtpPost = {
  post: (message: Message, signal: AbortSignal) => Promise<Posted>
  /** Null if the server lets us in; otherwise why not, in a code without any value of ours. */
  check: () => Promise<string | null>
}

/** Milliseconds; `socket` is silence while we talk, `whole` the longest that one mail may take. */
const longest = { connection: 10_000, greeting: 10_000, dns: 10_000, socket: 30_000, whole: 100_000 }

/**
 * The clinic's mail server. Each mail goes over a connection of its own, encrypted wherever the server can; without
 * that no password leaves this machine.
 */
export function smtpPost({ smtpUrl, from }: MailSettings, limits = longest): SmtpPost {
  const sender = senderOf(from)
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: limits.connection,
    greetingTimeout: limits.greeting,
    dnsTimeout: limits.dns,
    socketTimeout: limits.socket,
    ...(sendsPassword(smtpUrl) && { requireTLS: true }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = sender.address.slice(sender.address.indexOf('@') + 1)
  const post: SmtpPost['post'] = async (message, signal) => {
    try {
      await transport.sendMail({
        from: sender,
        // As an object, not as text that would be parsed for names and lists.
        to: { name: '', address: message.to },
        subject: message.subject,
        text: message.text,
        html: message.html,
        ...(message.calendar && {
          icalEvent: {
            method: message.calendar.method,
            filename: 'visit.ics',
            content: message.calendar.text,
          },
        }),
        messageId: `<${message.id}@${domain}>`,
        date: new Date(message.at.epochMilliseconds),
        // RFC 3834: nobody's automatic reply comes back to us.
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(limits.whole)]),
      })
      return { posted: true }
    } catch (error) {
      return refusal(error)
    }
  }
  const check = async () => {
    try {
      await transport.verify()
      return null
    } catch (error) {
      return refusal(error).reason
    }
  }
  return { post, check }
}

/** To another machine, unless the address itself decides by `?requireTLS=`. */
function sendsPassword(smtpUrl: string): boolean {
  const { username, hostname, searchParams } = new URL(smtpUrl)
  const here = hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
  return username !== '' && !here && !searchParams.has('requireTLS')
}

/** `Our Clinic <portal@example.org>` or a bare address, as the settings have checked it. */
function senderOf(from: string): { name: string; address: string } {
  const [, name = '', address = from] = /^(.*?)\s*<([^<>]+)>$/.exec(from) ?? []
  return { name: name.replace(/^"(.*)"$/, '$1'), address }
}

type SmtpError = { code?: unknown; command?: unknown; responseCode?: unknown }

/**
 * Only a 5xx to the recipient or to the text is about this mail, and for good (RFC 5321, section 4.2.1). The same
 * to the connection, the password or the sender is about our settings: the mail waits until they are mended.
 */
function refusal(error: unknown): Extract<Posted, { posted: false }> {
  const { code, command, responseCode } = (error ?? {}) as SmtpError
  const aboutMail = command === 'RCPT TO' || command === 'DATA'
  const unsendable = code === 'EENVELOPE' && command === 'API'
  const permanent = (aboutMail && Number(responseCode) >= 500) || unsendable
  const reason = typeof responseCode === 'number' ? `SMTP ${responseCode}` : plainCode(code)
  return { posted: false, why: permanent ? 'refused' : 'later', reason }
}

/** The server's own words could quote an address; a code cannot. */
const plainCode = (code: unknown): string =>
  typeof code === 'string' && /^[A-Z_\d]{1,40}$/.test(code) ? code : 'no answer'
