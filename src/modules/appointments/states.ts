/**
 * Where a visit stands. As FHIR R4 Appointment.status, but for `held`, a time kept for ten minutes for somebody who is
 * booking, which is no appointment yet. `pending` is a time that the clinic offers and the patient has not answered.
 * What is asked for and has no time yet (FHIR `proposed`) is a request.
 */
export type Status = 'held' | 'pending' | 'booked' | 'arrived' | 'fulfilled' | 'cancelled' | 'noshow'

/** While it stands so, nobody else gets the clinician's time (`appointments_one_clinician`). */
export const takesTime: readonly Status[] = ['held', 'pending', 'booked', 'arrived', 'fulfilled']

export type Mode = 'in-person' | 'telehealth' | 'phone'

/** Who may book a kind of visit herself; `ticket` is by a clinician's order, `request` only by asking the clinic. */
export type BookableBy = 'anyone' | 'established' | 'new' | 'ticket' | 'request' | 'staff'

/** Bit of the part of a record that appointments are (decision 0013), in every row's `needs`. */
export const appointmentsPart = 2048

/** How long a chosen time is kept for whoever is booking. */
export const hold_minutes = 10

/** How long an offered time waits for the patient's answer, if the visit is not sooner. */
export const offer_hours = 48
