import type { PatientId } from '../../../platform/ids.ts'
import type { PageRequest } from '../../../ui/answer.ts'
import type { Role } from '../../access/index.ts'
import type { Worker } from './work-on-thread.ts'

export type StaffRequest = PageRequest & {
  readonly session: { readonly name: string; readonly staff: Role | null }
}

/** Whose thread the address names. */
export const patientOf = ({ params }: PageRequest): PatientId => (params.patient ?? '') as PatientId

/** The thread of the address, and who works on it. */
export const workerOf = (request: StaffRequest): Worker => ({
  patient: patientOf(request),
  thread: request.params.id ?? '',
  name: nameOf(request),
})

/** As colleagues and patients read it; never empty and never too long for its column. */
export const nameOf = ({ session }: StaffRequest): string => session.name.slice(0, 200) || '?'

export const threadAddress = ({ patient, thread }: Pick<Worker, 'patient' | 'thread'>): string =>
  `/staff/messages/of/${patient}/${thread}`

/** What a page showed of a conversation, as its form carries it: whether anything has come since. */
export const writeSeen = ({ messages, state }: { messages: number; state: string }): string =>
  `${messages} ${state}`
