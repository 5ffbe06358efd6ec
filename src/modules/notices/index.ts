import './tables.ts'

export { clearOldMails } from './clear-old-mails.ts'
export { deliverMail } from './deliver-mail.ts'
export type { Message, Post, Posted } from './message.ts'
export { type Mail, mailWork, sendMail } from './send-mail.ts'
