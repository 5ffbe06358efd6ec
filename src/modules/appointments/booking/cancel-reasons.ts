/** Why a visit is called off, as the patient says it. */
export const patientReasons = [
  'better',
  'not-needed',
  'cannot-come',
  'other-clinic',
  'cost',
  'transport',
  'other',
] as const

/** As the clinic says it. */
export const clinicReasons = [
  'clinician-away',
  'clinic-closed',
  'patient-asked',
  'entered-in-error',
  'other',
] as const

/** What the portal writes itself: an offer that nobody answered, that was declined, or that moved another booking. */
export const portalReasons = ['lapsed', 'declined', 'moved'] as const

export type CancelReason = (typeof patientReasons)[number] | (typeof clinicReasons)[number]

export const isPatientReason = (text: string): text is (typeof patientReasons)[number] =>
  patientReasons.some(reason => reason === text)
export const isClinicReason = (text: string): text is (typeof clinicReasons)[number] =>
  clinicReasons.some(reason => reason === text)
