import type { DoctorKey } from './clinic.ts'
import { systems } from './concepts.ts'

type InBoth = { readonly en: string; readonly es: string }

export type DemoVisitType = {
  readonly name: InBoth
  readonly about: InBoth
  readonly preparation: InBoth
  readonly minutes: number
  readonly buffer_after?: number
  readonly step: number
  readonly mode: 'in-person' | 'telehealth' | 'phone'
  readonly bookable_by: 'anyone' | 'established' | 'new' | 'ticket' | 'request'
  readonly notice_minutes?: number
  readonly ahead_days?: number
  readonly cutoff_hours?: number
  /** Groups of confidential matters that a visit of this kind tells of. */
  readonly tells: readonly 'mental-health'[]
  /** Codes of orders that give a ticket for it. */
  readonly order_codes: readonly string[]
  readonly clinicians: readonly DoctorKey[]
}

/** SNOMED CT: Follow-up encounter; and the demo clinic's own codes, as no public one is certain. */
export const orderCodes = {
  followUp: { system: systems.snomed, code: '390906007', display: 'Follow-up encounter' },
  heart: { system: systems.house, code: 'VISIT-CARDIOLOGY', display: 'Visit with cardiology' },
  talk: { system: systems.house, code: 'VISIT-PSYCHOLOGY', display: 'Visit with psychology' },
} as const

/** Kinds of visit of the demo clinic, in the order in which patients see them. */
export const demoVisitTypes = {
  'same-day': {
    name: { en: 'Sick today', es: 'Consulta por enfermedad hoy' },
    about: {
      en: 'Something new that should not wait: fever, a cough, a rash, pain.',
      es: 'Algo nuevo que no debe esperar: fiebre, tos, sarpullido, dolor.',
    },
    preparation: {
      en: 'If you have a fever or a cough, put on a mask at the door. Bring a list of what you have taken for it so far. If you have chest pain or trouble breathing, call 911 and do not wait for this visit.',
      es: 'Si tiene fiebre o tos, póngase una mascarilla en la entrada. Traiga una lista de lo que ha tomado hasta ahora. Si tiene dolor en el pecho o le cuesta respirar, llame al 911 y no espere esta cita.',
    },
    minutes: 20,
    step: 20,
    mode: 'in-person',
    bookable_by: 'anyone',
    notice_minutes: 30,
    ahead_days: 2,
    cutoff_hours: 2,
    tells: [],
    order_codes: [],
    clinicians: ['vargas', 'okafor', 'patel', 'nguyen', 'lindgren'],
  },
  'follow-up': {
    name: { en: 'Follow-up visit', es: 'Visita de seguimiento' },
    about: {
      en: 'To look again at something that we are already treating.',
      es: 'Para revisar algo que ya le estamos tratando.',
    },
    preparation: {
      en: 'Bring all your medicines in their boxes. If you measure your blood pressure or blood sugar at home, bring the numbers.',
      es: 'Traiga todas sus medicinas en sus cajas. Si mide la presión o el azúcar en casa, traiga los valores.',
    },
    minutes: 20,
    step: 20,
    mode: 'in-person',
    bookable_by: 'established',
    ahead_days: 120,
    tells: [],
    order_codes: [orderCodes.followUp.code],
    clinicians: ['vargas', 'okafor', 'lindgren', 'patel', 'nguyen', 'abara', 'stein'],
  },
  'check-up': {
    name: { en: 'Yearly check-up', es: 'Chequeo anual' },
    about: {
      en: 'For grown-ups, once a year: a full look at your health, and the tests that are due.',
      es: 'Para adultos, una vez al año: una revisión completa de su salud y los exámenes que le tocan.',
    },
    preparation: {
      en: 'Eat and drink nothing but water for 8 hours before, if your visit is in the morning: we may draw blood. Take your medicines as always, with water. Write down what you want to ask.',
      es: 'Si su cita es por la mañana, no coma ni beba nada más que agua durante las 8 horas anteriores: es posible que le saquemos sangre. Tome sus medicinas como siempre, con agua. Anote lo que quiera preguntar.',
    },
    minutes: 40,
    step: 20,
    mode: 'in-person',
    bookable_by: 'established',
    ahead_days: 180,
    tells: [],
    order_codes: [],
    clinicians: ['vargas', 'okafor', 'patel', 'nguyen'],
  },
  first: {
    name: { en: 'First visit', es: 'Primera visita' },
    about: {
      en: 'You have not been here before, or not for three years.',
      es: 'Usted no ha venido antes, o no ha venido en los últimos tres años.',
    },
    preparation: {
      en: 'Come 15 minutes early. Bring a photo ID, your insurance card, your medicines in their boxes, and papers from your last clinic, if you have them.',
      es: 'Llegue 15 minutos antes. Traiga una identificación con foto, su tarjeta del seguro, sus medicinas en sus cajas y los papeles de su clínica anterior, si los tiene.',
    },
    minutes: 45,
    buffer_after: 15,
    step: 20,
    mode: 'in-person',
    bookable_by: 'new',
    notice_minutes: 1440,
    ahead_days: 120,
    tells: [],
    order_codes: [],
    clinicians: ['vargas', 'okafor', 'patel', 'nguyen', 'lindgren'],
  },
  child: {
    name: { en: 'Child check-up', es: 'Control del niño sano' },
    about: {
      en: 'For babies, children and teens: growth, shots that are due, and your questions.',
      es: 'Para bebés, niños y adolescentes: crecimiento, vacunas que tocan y sus preguntas.',
    },
    preparation: {
      en: 'Bring the shot record, if you keep one at home. For a baby, bring a clean diaper and something to drink. A parent or guardian has to come along with a child under 18.',
      es: 'Traiga la cartilla de vacunas, si tiene una en casa. Para un bebé, traiga un pañal limpio y algo de beber. El padre, la madre o el tutor debe acompañar a un menor de 18 años.',
    },
    minutes: 30,
    step: 30,
    mode: 'in-person',
    bookable_by: 'established',
    ahead_days: 180,
    tells: [],
    order_codes: [],
    clinicians: ['lindgren', 'patel', 'vargas'],
  },
  vaccine: {
    name: { en: 'Vaccine', es: 'Vacuna' },
    about: {
      en: 'A shot only, such as flu, COVID-19 or tetanus. No exam.',
      es: 'Solo una vacuna, como la de la gripe, COVID-19 o tétanos. Sin examen.',
    },
    preparation: {
      en: 'Wear a shirt with short or loose sleeves. Tell us if you have a fever or ever had a bad reaction to a shot. Plan to stay 15 minutes after it.',
      es: 'Póngase una camisa de manga corta o ancha. Avísenos si tiene fiebre o si alguna vez tuvo una mala reacción a una vacuna. Calcule quedarse 15 minutos después.',
    },
    minutes: 10,
    step: 10,
    mode: 'in-person',
    bookable_by: 'anyone',
    notice_minutes: 60,
    cutoff_hours: 2,
    tells: [],
    order_codes: [],
    clinicians: ['nguyen', 'lindgren'],
  },
  women: {
    name: { en: 'Women’s health', es: 'Salud de la mujer' },
    about: {
      en: 'Yearly exam, pregnancy care, periods, menopause.',
      es: 'Examen anual, control del embarazo, menstruación, menopausia.',
    },
    preparation: {
      en: 'Note the first day of your last period. You may bring somebody along. If you would like a woman in the room during the exam, tell us when you come.',
      es: 'Anote el primer día de su última menstruación. Puede venir acompañada. Si desea que haya una mujer presente durante el examen, díganoslo al llegar.',
    },
    minutes: 30,
    step: 30,
    mode: 'in-person',
    bookable_by: 'established',
    ahead_days: 180,
    tells: [],
    order_codes: [],
    clinicians: ['abara', 'nguyen'],
  },
  video: {
    name: { en: 'Video visit', es: 'Cita por video' },
    about: {
      en: 'You talk by video, from home. Good for results, medicines and questions.',
      es: 'Hablan por video, desde su casa. Sirve para resultados, medicinas y preguntas.',
    },
    preparation: {
      en: 'Find a quiet, bright room and charge your phone or computer. Have your medicines next to you. We send you the link by phone on the day of the visit.',
      es: 'Busque un cuarto tranquilo y con luz y cargue su teléfono o computadora. Tenga sus medicinas a mano. El día de la cita le enviamos el enlace por teléfono.',
    },
    minutes: 20,
    step: 20,
    mode: 'telehealth',
    bookable_by: 'established',
    tells: [],
    order_codes: [],
    clinicians: ['vargas', 'okafor', 'patel'],
  },
  phone: {
    name: { en: 'Phone call', es: 'Llamada telefónica' },
    about: {
      en: 'Your clinician calls you. For a short question or a result.',
      es: 'Su médico le llama. Para una pregunta breve o un resultado.',
    },
    preparation: {
      en: 'We call the number that we have on file, up to 15 minutes before or after the time. The call may show as “unknown”.',
      es: 'Llamamos al número que tenemos registrado, hasta 15 minutos antes o después de la hora. La llamada puede aparecer como “desconocido”.',
    },
    minutes: 10,
    step: 10,
    mode: 'phone',
    bookable_by: 'established',
    cutoff_hours: 4,
    tells: [],
    order_codes: [],
    clinicians: ['vargas', 'okafor', 'nguyen', 'lindgren', 'abara'],
  },
  physical: {
    name: { en: 'Exam for a form', es: 'Examen para un formulario' },
    about: {
      en: 'For work, school, sport or a license. Ask us for a time: we need to see the form first.',
      es: 'Para el trabajo, la escuela, el deporte o una licencia. Pídanos una hora: primero tenemos que ver el formulario.',
    },
    preparation: {
      en: 'Bring the form with your part filled in, your glasses or contact lenses, and a photo ID.',
      es: 'Traiga el formulario con su parte llenada, sus lentes y una identificación con foto.',
    },
    minutes: 30,
    step: 30,
    mode: 'in-person',
    bookable_by: 'request',
    tells: [],
    order_codes: [],
    clinicians: ['patel', 'nguyen', 'okafor'],
  },
  heart: {
    name: { en: 'Heart visit (cardiology)', es: 'Visita del corazón (cardiología)' },
    about: {
      en: 'With Dr. Stein, when your clinician has sent you to him.',
      es: 'Con el Dr. Stein, cuando su médico la o lo envía con él.',
    },
    preparation: {
      en: 'No coffee or tea on the day of the visit: we may take a tracing of your heart (ECG). Wear a top that opens in front. Bring all your medicines.',
      es: 'No tome café ni té el día de la cita: es posible que le hagamos un trazado del corazón (ECG). Use una prenda que se abra por delante. Traiga todas sus medicinas.',
    },
    minutes: 40,
    buffer_after: 10,
    step: 30,
    mode: 'in-person',
    bookable_by: 'ticket',
    notice_minutes: 1440,
    ahead_days: 180,
    cutoff_hours: 48,
    tells: [],
    order_codes: [orderCodes.heart.code],
    clinicians: ['stein'],
  },
  talk: {
    name: { en: 'Counseling session', es: 'Sesión de terapia' },
    about: {
      en: 'With our psychologist, when you and your care team have agreed on it.',
      es: 'Con nuestra psicóloga, cuando usted y su equipo lo han acordado.',
    },
    preparation: {
      en: 'There is nothing to prepare. What you say in the session stays between you and your psychologist, and she tells you at the start what the few exceptions are.',
      es: 'No hay nada que preparar. Lo que usted diga en la sesión queda entre usted y su psicóloga; al comienzo ella le explica las pocas excepciones.',
    },
    minutes: 50,
    buffer_after: 10,
    step: 30,
    mode: 'in-person',
    bookable_by: 'ticket',
    notice_minutes: 1440,
    cutoff_hours: 48,
    tells: ['mental-health'],
    order_codes: [orderCodes.talk.code],
    clinicians: ['moreau'],
  },
  'first-talk': {
    name: { en: 'First talk with our psychologist', es: 'Primera conversación con nuestra psicóloga' },
    about: {
      en: 'To find out what could help. Ask us for a time; you need no order for it.',
      es: 'Para ver qué podría ayudarle. Pídanos una hora; no necesita una orden.',
    },
    preparation: {
      en: 'Come as you are. If you are thinking about ending your life, call or text 988 now; do not wait for this visit.',
      es: 'Venga tal como está. Si piensa en quitarse la vida, llame o envíe un mensaje de texto al 988 ahora; no espere esta cita.',
    },
    minutes: 50,
    buffer_after: 10,
    step: 30,
    mode: 'in-person',
    bookable_by: 'request',
    tells: ['mental-health'],
    order_codes: [],
    clinicians: ['moreau'],
  },
} as const satisfies Record<string, DemoVisitType>
export type VisitTypeKey = keyof typeof demoVisitTypes

export const visitType = (key: VisitTypeKey): DemoVisitType => demoVisitTypes[key]
