import type { DemoFile } from '../attached.ts'
import type { PoolKey } from '../messages.ts'

/** One message: who wrote it (an e-mail address), how many days ago, at what time of the clinic's clock. */
type DemoMessage = {
  readonly by: string
  readonly days_ago: number
  readonly time: string
  readonly body: string
  readonly file?: DemoFile
}

/** What the clinic did with a thread besides answering. */
type Act = {
  readonly by: string
  readonly days_ago: number
  readonly time: string
  readonly act: 'note' | 'claimed' | 'asked' | 'handed'
  readonly body: string | null
}

export type DemoThread = {
  readonly id: string
  /** The source's id of the patient. */
  readonly of: string
  readonly pool: PoolKey
  readonly topic: 'medical' | 'medicine' | 'result' | 'appointment' | 'billing' | 'form' | 'other'
  readonly subject: string
  /** Goes on with a thread that was closed. */
  readonly follows?: string
  readonly messages: readonly DemoMessage[]
  /** The patient has not seen the last answer. */
  readonly unread?: boolean
  /** Whoever of the clinic has it, or was asked, by e-mail address. */
  readonly claimed?: string
  readonly asked?: string
  readonly acts?: readonly Act[]
  readonly closed_days_ago?: number
  readonly archived?: boolean
}

const [maria, walter, priya, denise, carmen, jordan, luis, earl] = [
  'maria',
  'walter',
  'priya',
  'denise',
  'carmen',
  'jordan',
  'luis',
  'earl',
].map(who => `${who}@demo.example`) as [string, string, string, string, string, string, string, string]
const nurse = 'nurse@clinic.example'
const doctor = 'doctor@clinic.example'
const desk = 'desk@clinic.example'
const billing = 'billing@clinic.example'
const records = 'records@clinic.example'

const says = (by: string, days_ago: number, time: string, ...lines: string[]): DemoMessage => ({
  by,
  days_ago,
  time,
  body: lines.join('\n\n'),
})

const showing = (file: DemoFile, message: DemoMessage): DemoMessage => ({ ...message, file })

/** In the order in which they began. */
export const demoThreads: readonly DemoThread[] = [
  {
    id: 'maria-tablets',
    of: 'maria-delgado',
    pool: 'harbor',
    topic: 'medicine',
    subject: 'Las pastillas me caen mal',
    messages: [
      says(
        maria,
        68,
        '18:20',
        'Buenas tardes:',
        'Desde que tomo la metformina me duele el estómago por la mañana. ¿Es normal?',
      ),
      says(
        nurse,
        67,
        '09:15',
        'Hola, María:',
        'Al principio pasa con frecuencia. Tómela con la comida, nunca en ayunas. Si en una semana sigue igual, escríbanos otra vez.',
        'Grace',
      ),
      says(maria, 60, '12:05', 'Ya estoy mucho mejor. ¡Muchas gracias!'),
      says(nurse, 60, '15:30', 'Nos alegra mucho. Que siga bien.'),
    ],
    closed_days_ago: 30,
  },
  {
    id: 'walter-directions',
    of: 'walter-lindqvist',
    pool: 'desk',
    topic: 'other',
    subject: 'Parking at Harbor Street',
    messages: [
      says(
        walter,
        41,
        '10:10',
        'Is the parking lot behind the clinic still closed? I walk with a cane these days.',
      ),
      says(
        desk,
        41,
        '10:42',
        'Hello Mr. Lindqvist,',
        'The lot is open again. There are two places for people with a permit right by the back door.',
        'Tomás',
      ),
    ],
    closed_days_ago: 11,
    archived: true,
  },
  {
    id: 'denise-letter',
    of: 'denise-washington',
    pool: 'records',
    topic: 'form',
    subject: 'Letter for my employer',
    messages: [
      says(
        denise,
        12,
        '20:40',
        'My employer asks for a letter that says on which days I was at the clinic this year. Can you write one?',
      ),
      says(
        records,
        11,
        '11:05',
        'Hello Denise,',
        'Yes. Do you need the reasons for the visits on it, or the dates only?',
        'Leila',
      ),
      says(denise, 11, '12:30', 'The dates only, please.'),
      showing(
        { name: 'letter.pdf', kind: 'letter' },
        says(
          records,
          10,
          '14:20',
          'It is ready. You can find it in your record under Letters, or pick it up at the front desk.',
          'Leila',
        ),
      ),
      says(denise, 10, '16:02', 'Found it. Thank you for being so quick!'),
      says(records, 9, '09:10', 'You are welcome.'),
    ],
  },
  {
    id: 'walter-bill',
    of: 'walter-lindqvist',
    pool: 'billing',
    topic: 'billing',
    subject: 'Two bills for one blood test',
    messages: [
      showing(
        { name: 'second bill.pdf', kind: 'bill' },
        says(walter, 9, '09:25', 'I got two letters about the same blood test. Do I have to pay both?'),
      ),
      says(
        billing,
        8,
        '13:45',
        'Hello Mr. Lindqvist,',
        'No. The second one was sent by mistake, and we have taken it back. You pay nothing more.',
        'Ingrid Sato',
      ),
    ],
  },
  {
    id: 'luis-hours',
    of: 'luis-herrera',
    pool: 'desk',
    topic: 'other',
    subject: '¿Abren los sábados?',
    messages: [
      says(luis, 7, '19:50', '¿Atienden también los sábados? Entre semana trabajo hasta las seis.'),
      says(
        desk,
        6,
        '08:20',
        'Hola, Luis:',
        'Los sábados no, pero los miércoles atendemos hasta las siete de la noche.',
        'Tomás',
      ),
    ],
  },
  {
    id: 'walter-potassium',
    of: 'walter-lindqvist',
    pool: 'harbor',
    topic: 'medicine',
    subject: 'Is salt substitute all right for me?',
    messages: [
      showing(
        { name: 'IMG_2041.jpeg', kind: 'box' },
        says(
          walter,
          6,
          '17:35',
          'My daughter bought me a salt substitute. It says potassium chloride on the box. You once told me to be careful with potassium because of my kidneys, so I have not opened it.',
        ),
      ),
    ],
  },
  {
    id: 'priya-rash',
    of: 'priya-nair',
    pool: 'harbor',
    topic: 'medical',
    subject: 'New rash on both arms',
    claimed: nurse,
    asked: doctor,
    messages: [
      says(
        priya,
        4,
        '08:15',
        'Since the weekend I have a rash on both arms. It does not itch, but it is redder in the sun. Could it be the lupus?',
      ),
      says(
        nurse,
        4,
        '11:20',
        'Hello Priya,',
        'Thank you for writing right away. Do you have a fever, or pain in your joints?',
        'Grace',
      ),
      says(priya, 1, '07:50', 'No fever. My fingers are stiff in the morning, about half an hour.'),
    ],
    acts: [
      { by: nurse, days_ago: 4, time: '11:05', act: 'claimed', body: null },
      {
        by: nurse,
        days_ago: 1,
        time: '09:10',
        act: 'note',
        body: 'Last titers are from the spring. I would bring her in this week.',
      },
      { by: nurse, days_ago: 1, time: '09:12', act: 'asked', body: 'Should she have labs before the visit?' },
    ],
  },
  {
    id: 'earl-ride',
    of: 'earl-washington',
    pool: 'desk',
    topic: 'appointment',
    subject: 'A ride to my next visit',
    messages: [
      says(earl, 3, '09:30', 'My daughter has to work that day. Is there a van that could bring me?'),
      says(
        desk,
        3,
        '10:15',
        'Hello Mr. Washington,',
        'Yes. We have asked the county van to pick you up 45 minutes before your visit. The driver will ring twice.',
        'Tomás',
      ),
    ],
    unread: true,
  },
  {
    id: 'jordan-sleep',
    of: 'jordan-tran',
    pool: 'counseling',
    topic: 'medical',
    subject: 'Sleeping badly before exams',
    messages: [
      says(
        jordan,
        2,
        '22:40',
        'I lie awake until two since the exams began. The breathing exercise from last time helps a little. Is there anything else that I can try before we meet?',
      ),
    ],
  },
  {
    id: 'carmen-sofia',
    of: 'sofia-herrera',
    pool: 'harbor',
    topic: 'form',
    subject: 'Formulario para la escuela',
    messages: [
      says(
        carmen,
        2,
        '16:10',
        'La escuela de Sofía pide un formulario con sus vacunas. ¿Lo pueden llenar ustedes?',
      ),
      says(
        nurse,
        1,
        '10:25',
        'Hola, Carmen:',
        'Claro que sí. Las vacunas de Sofía están completas. Puede imprimir la lista en Vacunas, o se la damos firmada en Harbor Street.',
        'Grace',
      ),
    ],
    unread: true,
  },
  {
    id: 'maria-glucose',
    of: 'maria-delgado',
    pool: 'harbor',
    topic: 'result',
    subject: 'Pregunta sobre mi último azúcar',
    messages: [
      says(
        maria,
        0,
        '07:30',
        'Buenos días:',
        'Vi mi resultado nuevo de azúcar. Salió más bajo que la vez pasada. ¿Sigo con la misma dosis?',
      ),
    ],
  },
  {
    id: 'maria-tablets-again',
    of: 'maria-delgado',
    pool: 'harbor',
    topic: 'medicine',
    subject: 'Las pastillas me caen mal',
    follows: 'maria-tablets',
    messages: [
      says(maria, 5, '08:05', 'Otra vez me cae mal la pastilla de la noche. ¿Puedo tomarla más temprano?'),
      says(
        doctor,
        5,
        '12:40',
        'Hola, María:',
        'Sí, puede tomarla con la comida de la tarde. Cuéntenos en dos semanas cómo le va.',
        'Dra. Vargas',
      ),
    ],
  },
  {
    id: 'priya-records',
    of: 'priya-nair',
    pool: 'records',
    topic: 'form',
    subject: 'Copy of my record for a specialist',
    messages: [
      says(
        priya,
        3,
        '13:15',
        'The specialist in Milwaukee asks for my blood tests of the last two years. Can you send them?',
      ),
    ],
    acts: [
      {
        by: records,
        days_ago: 2,
        time: '10:00',
        act: 'note',
        body: 'Waiting for the fax number of the other clinic.',
      },
    ],
  },
  {
    id: 'walter-labs',
    of: 'walter-lindqvist',
    pool: 'harbor',
    topic: 'result',
    subject: 'Your blood test on Monday',
    messages: [
      says(
        nurse,
        1,
        '14:30',
        'Hello Mr. Lindqvist,',
        'Please do not eat anything before your blood test. Water is fine. Bring the list of your medicines along.',
        'Grace',
      ),
    ],
    unread: true,
  },
]

/** What one of them has begun to write. */
export const demoDraft = {
  id: 'walter-draft',
  of: 'walter-lindqvist',
  by: walter,
  pool: 'harbor',
  topic: 'medical',
  subject: 'My ankles are swollen',
  body: 'In the evening my ankles are swollen, in the morning they are not. Should I',
} as const
