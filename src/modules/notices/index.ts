import './tables.ts'

export { clearOldMails } from './clear-old-mails.ts'
export { deliverMail, type StillHolds } from './deliver-mail.ts'
export type { Message, Post, Posted } from './message.ts'
export { type Mail, mailWork, sendMail } from './send-mail.ts'
export { type Notice, type ToldAt, tellPerson } from './tell-person.ts'
export type { Reason, Topic } from './topics.ts'
