import type { DoctorKey } from './clinic.ts'

/** Pools, templates and conversations of the demo clinic. Made up, like everything here. */

type Both = { readonly en: string; readonly es: string }
export type PoolKey = 'harbor' | 'millrace' | 'counseling' | 'desk' | 'billing' | 'records'
type Topic = 'medical' | 'medicine' | 'result' | 'appointment' | 'billing' | 'form' | 'other'

export type DemoPool = {
  readonly key: PoolKey
  readonly name: Both
  readonly about: Both
  readonly topics: readonly Topic[]
  /** Empty: open to every patient. */
  readonly clinicians: readonly DoctorKey[]
  /** E-mail addresses of staff. */
  readonly members: readonly string[]
  readonly cover: PoolKey | null
  /** So many days from today its people are away. */
  readonly away_days: number | null
  readonly answer_hours: number
  readonly hours: readonly (readonly [from: string, until: string])[]
}

const nurse = 'nurse@clinic.example'
const doctor = 'doctor@clinic.example'
const desk = 'desk@clinic.example'
const billing = 'billing@clinic.example'
const records = 'records@clinic.example'
const office = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
] as const
const care: readonly Topic[] = ['medical', 'medicine', 'result', 'form', 'other']

/** Open Monday to Friday. */
export const demoPools: readonly DemoPool[] = [
  {
    key: 'harbor',
    name: { en: 'Harbor Street care team', es: 'Equipo de atención de Harbor Street' },
    about: {
      en: 'The nurses and doctors who see you at Harbor Street.',
      es: 'Las enfermeras y los médicos que le atienden en Harbor Street.',
    },
    topics: care,
    clinicians: ['vargas', 'okafor', 'nguyen', 'abara', 'stein'],
    members: [nurse, doctor],
    cover: 'millrace',
    away_days: null,
    answer_hours: 16,
    hours: office,
  },
  {
    key: 'millrace',
    name: { en: 'Millrace care team', es: 'Equipo de atención de Millrace' },
    about: {
      en: 'The nurses and doctors who see you and your children at Millrace.',
      es: 'Las enfermeras y los médicos que le atienden a usted y a sus hijos en Millrace.',
    },
    topics: care,
    clinicians: ['lindgren', 'patel'],
    members: [nurse],
    cover: 'harbor',
    away_days: null,
    answer_hours: 16,
    hours: office,
  },
  {
    key: 'counseling',
    name: { en: 'Counseling', es: 'Consejería' },
    about: {
      en: 'For people who see our psychologist.',
      es: 'Para quienes consultan a nuestra psicóloga.',
    },
    topics: ['medical', 'form', 'other'],
    clinicians: ['moreau'],
    members: [doctor],
    cover: 'harbor',
    away_days: 6,
    answer_hours: 24,
    hours: [['10:00', '16:00']],
  },
  {
    key: 'desk',
    name: { en: 'Front desk', es: 'Recepción' },
    about: { en: 'Visits, directions and opening hours.', es: 'Citas, cómo llegar y horarios.' },
    topics: ['appointment', 'other'],
    clinicians: [],
    members: [desk],
    cover: null,
    away_days: null,
    answer_hours: 8,
    hours: [['08:00', '17:00']],
  },
  {
    key: 'billing',
    name: { en: 'Billing office', es: 'Oficina de facturación' },
    about: { en: 'Bills, payments and insurance.', es: 'Facturas, pagos y seguro médico.' },
    topics: ['billing'],
    clinicians: [],
    members: [billing],
    cover: null,
    away_days: null,
    answer_hours: 24,
    hours: [['09:00', '16:00']],
  },
  {
    key: 'records',
    name: { en: 'Medical records', es: 'Archivo médico' },
    about: {
      en: 'Forms, letters, and copies of your record.',
      es: 'Formularios, cartas y copias de su expediente.',
    },
    topics: ['form'],
    clinicians: [],
    members: [records],
    cover: 'desk',
    away_days: null,
    answer_hours: 24,
    hours: [['09:00', '16:00']],
  },
]

export type DemoTemplate = {
  readonly key: string
  readonly pool: PoolKey | null
  readonly name: string
  readonly body: Both
}

export const demoTemplates: readonly DemoTemplate[] = [
  {
    key: 'received',
    pool: null,
    name: 'We are looking into it',
    body: {
      en: 'Hello {patient},\n\nThank you for your message. We are looking into it and will write to you again by tomorrow.\n\n{me}\n{clinic}',
      es: 'Hola, {patient}:\n\nGracias por su mensaje. Lo estamos revisando y le escribiremos de nuevo a más tardar mañana.\n\n{me}\n{clinic}',
    },
  },
  {
    key: 'result-fine',
    pool: 'harbor',
    name: 'Result is fine',
    body: {
      en: 'Hello {patient},\n\nYour result is fine, and nothing changes for you. If you have questions, write back here.\n\n{me}',
      es: 'Hola, {patient}:\n\nSu resultado está bien y nada cambia para usted. Si tiene preguntas, responda aquí.\n\n{me}',
    },
  },
  {
    key: 'please-visit',
    pool: 'harbor',
    name: 'Please come in',
    body: {
      en: 'Hello {patient},\n\nWe would like to see you about this. Please book a visit here in the portal, or call us at {phone}.\n\n{me}\n{clinic}',
      es: 'Hola, {patient}:\n\nQuisiéramos verle por esto. Por favor haga una cita aquí en el portal o llámenos al {phone}.\n\n{me}\n{clinic}',
    },
  },
  {
    key: 'statement',
    pool: 'billing',
    name: 'Copy of the bill',
    body: {
      en: 'Hello {patient},\n\nWe have sent a copy of your bill by mail. It should arrive within a week.\n\n{me}\n{phone}',
      es: 'Hola, {patient}:\n\nLe enviamos una copia de su factura por correo. Debería llegar en una semana.\n\n{me}\n{phone}',
    },
  },
]

export { type DemoThread, demoDraft, demoThreads } from './stories/conversations.ts'
