/** Who may see whose record in the demo clinic, and by what. */

type Permission =
  | 'records:read'
  | 'medications:read'
  | 'immunizations:read'
  | 'documents:read'
  | 'appointments:read'
  | 'messages:read'
  | 'bills:read'

/** People who are no patients themselves: their account opens what a patient lets them see. */
export const demoWithoutRecord = [
  {
    email: 'ingrid@demo.example',
    password: 'harbor-street-ingrid-1',
    name: 'Ingrid Lindqvist',
    about: {
      en: 'daughter of Walter, sees his appointments and medicines only',
      es: 'hija de Walter, solo ve sus citas y sus medicinas',
    },
  },
] as const

type Given = {
  /** The source's id of the patient. */
  readonly of: string
  /** By whom and to whom: e-mail addresses of sign-ins. */
  readonly by: string
  readonly to: string
  readonly permissions: readonly Permission[]
  /** Null: until it is ended. */
  readonly months: number | null
}

/** What patients have opened to others. */
export const demoGiven: readonly Given[] = [
  {
    of: 'earl-washington',
    by: 'earl@demo.example',
    to: 'denise@demo.example',
    permissions: [
      'records:read',
      'medications:read',
      'immunizations:read',
      'appointments:read',
      'documents:read',
      'bills:read',
    ],
    months: null,
  },
  {
    of: 'walter-lindqvist',
    by: 'walter@demo.example',
    to: 'ingrid@demo.example',
    permissions: ['appointments:read', 'medications:read'],
    months: 3,
  },
]

type Parent = { readonly child: string; readonly parent: string; readonly note: string }

/** Parents whom the clinic has entered, with the number of the birth certificate that it saw. */
export const demoParents: readonly Parent[] = [
  { child: 'sofia-herrera', parent: 'carmen@demo.example', note: 'WI 2022-018734' },
  { child: 'sofia-herrera', parent: 'luis@demo.example', note: 'WI 2022-018734' },
  { child: 'diego-herrera', parent: 'carmen@demo.example', note: 'WI 2026-031120' },
  { child: 'jordan-tran', parent: 'linh@demo.example', note: 'WI 2010-007219' },
]

/** A request that waits for the clinic. */
export const demoAsked = { by: 'luis@demo.example', child: 'diego-herrera', name: 'Diego Herrera' } as const
