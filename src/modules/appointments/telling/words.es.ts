import type { Words } from './words.en.ts'

const whose = (of: string | null): string => (of === null ? 'su cita' : `la cita de ${of}`)
const Whose = (of: string | null): string => (of === null ? 'Su cita' : `La cita de ${of}`)

export const es: Words = {
  somebody: 'la persona a quien usted cuida',
  mode: {
    telehealth: 'Por video: no necesita venir a la clínica',
    phone: 'Por teléfono: nosotros le llamamos',
  },
  mail: {
    booked: {
      subject: clinic => `${clinic}: hay una cita reservada`,
      first: of => `${Whose(of)} está reservada.`,
    },
    moved: {
      subject: clinic => `${clinic}: una cita tiene otra hora`,
      first: of => `${Whose(of)} tiene otra hora u otro lugar. Así queda ahora:`,
    },
    cancelled: {
      subject: clinic => `${clinic}: una cita está cancelada`,
      first: of => `${Whose(of)} está cancelada. Era para:`,
    },
    offered: {
      subject: clinic => `${clinic}: tenemos una hora para usted`,
      first: of =>
        of === null
          ? 'Usted nos pidió una cita. Tenemos esta hora para usted:'
          : `Tenemos esta hora para ${of}:`,
    },
    lapsed: {
      subject: clinic => `${clinic}: la hora que ofrecimos`,
      first: of =>
        `La hora que ofrecimos${of === null ? '' : ` para ${of}`} ya no está reservada. Lo que usted nos pidió sigue en espera con nosotros. La hora era:`,
    },
    declined: {
      subject: clinic => `${clinic}: hay una respuesta para usted`,
      first: of =>
        `Hemos respondido a lo que nos pidió sobre ${whose(of)}. Por favor, lea la respuesta en el portal.`,
    },
    'must-move': {
      subject: clinic => `${clinic}: una cita necesita otra hora`,
      first: of =>
        `Lo sentimos: ${whose(of)} no puede ser como estaba prevista. Buscaremos otra hora con usted. Era para:`,
    },
    'week-before': {
      subject: clinic => `${clinic}: se acerca una cita`,
      first: of => `Le recordamos ${whose(of)}.`,
    },
    'day-before': {
      subject: clinic => `${clinic}: una cita muy pronto`,
      first: of => `Le recordamos ${whose(of)}.`,
    },
    when: (day, time) => `Cuándo: ${day}, ${time}`,
    where: place => `Dónde: ${place}`,
    how: how => `${how}.`,
    answerBy: when => `Por favor, díganos antes de ${when} si le conviene:`,
    another: 'Aquí puede buscar otra hora:',
    portal: 'Para qué es, cómo prepararse y todo lo demás está en el portal:',
    link: 'Para decirnos que viene, o para cancelar, sin iniciar sesión: abra este enlace. Sirve una sola vez, y solo hasta que empiece la cita. Por favor, no se lo pase a nadie.',
  },
  calendar: {
    summary: (clinic, of) => (of === null ? `Cita en ${clinic}` : `${of}: cita en ${clinic}`),
    about: url => `Todo sobre la cita está en el portal: ${url}`,
    fileName: 'cita.ics',
  },
  link: {
    title: of => Whose(of),
    when: 'Cuándo',
    where: 'Dónde',
    how: 'Cómo',
    phone: 'Teléfono de este lugar',
    lede: 'Por favor, díganos si viene. No necesita iniciar sesión.',
    coming: 'Sí, voy a ir',
    someoneComes: 'Sí, vamos a ir',
    cancelTitle: '¿No puede venir?',
    cancelText: 'Entonces cancele, para que otra persona pueda tener esta hora.',
    cancelNear:
      'Falta poco para la cita, así que primero la revisamos nosotros. Presione el botón y le responderemos. O llámenos.',
    cancel: 'Cancelar esta cita',
    askCancel: 'Pedir que se cancele esta cita',
    confirmedTitle: 'Gracias, le esperamos',
    confirmed: when => `Usted nos dijo el ${when} que viene.`,
    cancelledTitle: 'Esta cita está cancelada',
    cancelledText: 'Nadie tiene que venir. Para buscar otra hora, inicie sesión en el portal.',
    askedTitle: 'Recibimos su petición de cancelar',
    askedText: 'La cita sigue en pie hasta que respondamos. Si no puede esperar, llámenos.',
    otherTitle: 'Esto ha cambiado desde nuestro correo',
    movedText:
      'La cita tiene ahora esta hora y este lugar. Use el enlace de nuestro correo más reciente, o el portal.',
    mustMoveText: 'La cita no puede ser como estaba prevista. Buscaremos otra hora con usted.',
    usedTitle: 'Este enlace ya se usó',
    usedText: 'Así está la cita ahora. Para cambiar algo, inicie sesión en el portal.',
    readOnly: 'Usted puede ver esta cita, pero no cambiarla.',
    portal: 'Verla en el portal',
    goneTitle: 'Este enlace ya no sirve',
    gone: 'Puede ser demasiado antiguo o estar incompleto. Inicie sesión para ver cómo está todo.',
    goneLink: 'Sus citas',
    call: phone => `Llámenos: ${phone}`,
  },
}
