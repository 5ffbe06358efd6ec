/** Who has looked at whose record in the demo clinic, so that the pages that tell of it have something to tell. */

/** A member of staff who opened a record some days ago, and the pages she looked at. */
export type DemoOpening = {
  readonly of: string
  readonly by: string
  readonly days_ago: number
  /** As `openingReasons` has them, or an emergency. */
  readonly reason: 'visit' | 'call' | 'message' | 'medicine' | 'emergency'
  readonly words: string
  readonly pages: readonly string[]
}

export const demoOpenings: readonly DemoOpening[] = [
  {
    of: 'walter-lindqvist',
    by: 'nurse@clinic.example',
    days_ago: 16,
    reason: 'call',
    words: 'Walter asked on the phone whether his blood test had come back.',
    pages: ['/records/labs', '/records/labs/tests'],
  },
  {
    of: 'walter-lindqvist',
    by: 'doctor@clinic.example',
    days_ago: 9,
    reason: 'message',
    words: 'A second look at the kidney values, asked for by Dr. Okafor.',
    pages: ['/records', '/records/labs', '/records/medications', '/records/documents'],
  },
  {
    of: 'maria-delgado',
    by: 'doctor@clinic.example',
    days_ago: 6,
    reason: 'visit',
    words: '',
    pages: ['/records', '/records/labs', '/records/visits'],
  },
  {
    of: 'earl-washington',
    by: 'nurse@clinic.example',
    days_ago: 4,
    reason: 'emergency',
    words: 'Earl felt faint in the waiting room and could not tell us his medicines.',
    pages: ['/records', '/records/medications', '/records/allergies'],
  },
]

/** Relatives who looked at what they may see. */
export const demoLooks: readonly { of: string; by: string; page: string; opens: string }[] = [
  {
    of: 'earl-washington',
    by: 'denise@demo.example',
    page: '/records/medications',
    opens: 'medications:read',
  },
  {
    of: 'walter-lindqvist',
    by: 'ingrid@demo.example',
    page: '/records/medications',
    opens: 'medications:read',
  },
  {
    of: 'sofia-herrera',
    by: 'luis@demo.example',
    page: '/records/immunizations',
    opens: 'immunizations:read',
  },
]
