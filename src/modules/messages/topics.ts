/** What a thread is about. */
export const topics = ['medical', 'medicine', 'result', 'appointment', 'billing', 'form', 'other'] as const
export type Topic = (typeof topics)[number]
export const isTopic = (text: string): text is Topic => (topics as readonly string[]).includes(text)

/** Who writes: the patient or somebody who acts for her, or the clinic. */
export type Side = 'patient' | 'clinic'

/** What a word asks for: an ambulance, somebody to talk to at once, or a call today. */
export type Help = 'emergency' | 'crisis' | 'today'

/** Bit of the part of a record that messages are (decision 0013), in every row's `needs`. */
export const messagesPart = 4096

export const most_attachments = 4
export const most_attachment_bytes = 6 * 1024 * 1024
