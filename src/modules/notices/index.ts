import './tables.ts'

export { type Mail, sendMail } from './send-mail.ts'
