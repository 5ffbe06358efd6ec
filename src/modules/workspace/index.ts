import './tables.ts'

export { queues } from './to-do/queues.ts'
