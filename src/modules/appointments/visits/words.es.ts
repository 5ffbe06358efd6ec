import type { Words } from './words.en.ts'

/** A time ends in a full stop already: "9:00 a. m." */
const endOf = (text: string): string => (text.endsWith('.') ? text : `${text}.`)

export const es: Words = {
  title: of => (of === null ? 'Sus citas' : `Las citas de ${of}`),
  lede: (visits, answers) => {
    const coming =
      visits === 0
        ? 'No hay ninguna cita reservada.'
        : visits === 1
          ? 'Hay 1 cita próxima.'
          : `Hay ${visits} citas próximas.`
    if (answers === 0) return coming
    return answers === 1
      ? `${coming} 1 oferta espera su respuesta.`
      : `${coming} ${answers} ofertas esperan su respuesta.`
  },
  book: 'Reservar una cita',
  ask: 'Pedirnos una hora',
  at: (day, time) => `${day}, ${time}`,
  next: 'Próxima cita',
  later: 'Citas posteriores',
  none: 'No hay ninguna cita reservada',
  noneText: of =>
    of === null
      ? 'Cuando usted reserve una cita, aparecerá aquí con su día, su lugar y cómo prepararse.'
      : `Cuando se reserve una cita para ${of}, aparecerá aquí con su día, su lugar y cómo prepararse.`,
  with: name => `con ${name}`,
  see: 'Ver todo sobre esta cita',
  fromRecord: 'De los registros de la clínica',
  noTime: 'Todavía no tiene hora',
  facts: {
    what: 'Motivo',
    until: (from, to) => `de ${from} a ${to}`,
    with: 'Con',
    where: 'Dónde',
    how: 'Cómo',
    hows: {
      'in-person': 'En persona. Llegue unos minutos antes, por favor.',
      telehealth: 'Por video. No tiene que ir a la clínica.',
      phone: 'Por teléfono. Su profesional le llama.',
    },
    reason: 'De qué se trata',
    late: minutes => `La clínica le espera unos ${minutes} minutos más tarde.`,
  },
  prepare: 'Cómo prepararse',
  statuses: {
    pending: 'Se la ofrecimos',
    booked: 'Reservada',
    arrived: 'Llegada anotada',
    fulfilled: 'Hecha',
    cancelled: 'Cancelada',
    noshow: 'Perdida',
    over: 'Pasada',
  },
  statusTexts: {
    booked: 'Esta cita está reservada. No tiene que hacer nada más.',
    arrived: 'La clínica sabe de la llegada. Alguien le llamará.',
    fulfilled: 'Esta cita ya se hizo.',
    cancelled: 'Esta cita no tendrá lugar.',
    noshow: 'Nadie llegó a esta cita. Puede reservar otra.',
    over: 'La hora de esta cita ya pasó.',
  },
  mustMove: {
    short: 'La clínica moverá esta cita',
    title: 'La clínica tiene que mover esta cita',
    why: {
      'clinician-away': who => `${who} no estará a esa hora.`,
      'place-closed': () => 'El lugar está cerrado a esa hora.',
      'hours-changed': who => `El horario de ${who} cambió.`,
      'clinician-left': who => `${who} ya no trabajará aquí.`,
    },
    text: 'Le ofreceremos otra hora o le llamaremos. Por favor, no venga a la hora anterior. También puede elegir otra hora usted.',
  },
  offers: {
    title: 'Esperan su respuesta',
    by: when => `Responda a más tardar el ${when}`,
    instead: when => `En lugar de su cita del ${when}`,
  },
  tickets: {
    title: 'Su equipo de atención le pidió reservar',
    from: date => `Desde el ${date}`,
    between: (from, until) => `Entre el ${from} y el ${until}`,
    due: relative => `Su profesional pidió esta cita ${relative}.`,
    now: 'Su profesional pidió esta cita. Ya puede tenerla.',
    book: 'Reservarla',
  },
  requests: {
    title: 'Lo que usted pidió',
    asks: {
      new: kind => `Usted pidió una cita: ${kind}`,
      move: kind => `Usted pidió mover una cita: ${kind}`,
      cancel: kind => `Usted pidió cancelar una cita: ${kind}`,
    },
    answerBy: when => `Le respondemos a más tardar el ${endOf(when)}`,
    late: when => `Queríamos responder a más tardar el ${when} y estamos atrasados. Puede llamarnos.`,
    offered: 'Le ofrecimos una hora. Falta su respuesta.',
    toOffer: 'Ver la oferta',
    declined: 'La clínica dijo que no',
    settled: 'La clínica respondió',
    asked: when => `Pedida el ${when}`,
    visit: when => `Cita del ${when}`,
    withdraw: 'Retirarla',
    withdrawLabel: what => `Retirarla. ${what}`,
  },
  past: {
    title: 'Citas pasadas y canceladas',
    none: 'Todavía no hay nada',
    noneText: 'Aquí aparecen las citas que pasaron o se cancelaron.',
    kinds: 'Mostrar solo',
    all: 'Todas',
    done: 'Pasadas',
    cancelled: 'Canceladas',
  },
  visit: {
    back: 'Citas',
    unnamed: 'Cita',
    titleOn: when => `Cita del ${when}`,
    calendar: 'Agregar a su calendario',
    move: 'Elegir otra hora',
    cancel: 'Cancelar esta cita',
    change: 'Cambiar esta cita',
    changeUntil: when => `Aquí puede moverla o cancelarla hasta el ${endOf(when)}`,
    cutOff:
      'Está tan cerca que tenemos que ayudarle a moverla o cancelarla. Envíenos aquí lo que desea, o llámenos.',
    cancelAsk: 'Pedirnos que la cancelemos',
    moveAsk: 'Pedirnos que la movamos',
    lateTitle: '¿Va a llegar tarde?',
    lateText: 'Llámenos, para que podamos esperar o buscar otra hora para usted.',
    callPlace: (place, phone) => `Llamar a ${place}: ${phone}`,
    note: 'La nota de su visita',
    noteText: 'Lo que su equipo de atención escribió ese día está en su expediente.',
    noteLink: 'Leer sobre esta visita',
    again: 'Reservar otra cita',
    why: 'Por qué se canceló',
    asked: {
      cancel: 'Usted nos pidió cancelar esta cita',
      move: 'Usted nos pidió mover esta cita',
    },
    history: 'Qué pasó hasta ahora',
  },
  reasons: {
    better: 'Me siento mejor',
    'not-needed': 'Ya no necesito esta cita',
    'cannot-come': 'No puedo venir a esa hora',
    'other-clinic': 'Voy a otra clínica',
    cost: 'Cuesta demasiado',
    transport: 'No tengo cómo llegar',
    other: 'Otra cosa',
  },
  cancelledBecause: {
    better: 'Mejoría',
    'not-needed': 'Ya no hacía falta',
    'cannot-come': 'No se podía venir a esa hora',
    'other-clinic': 'Atención en otra clínica',
    cost: 'El costo',
    transport: 'No había cómo llegar',
    'clinician-away': 'El profesional no estará',
    'clinic-closed': 'La clínica está cerrada',
    'patient-asked': 'Se pidió a la clínica',
    'entered-in-error': 'Se anotó por error',
    other: 'Otro motivo',
    lapsed: 'La oferta no se respondió a tiempo',
    declined: 'La oferta se rechazó',
    moved: 'Se movió a otra hora',
  },
  cancel: {
    title: 'Cancelar esta cita',
    askTitle: 'Pedirnos que cancelemos esta cita',
    lede: 'Otras personas agradecen tener la hora. Puede reservar otra cita en cualquier momento.',
    nearTitle: 'Esta cita está muy cerca',
    nearText: due =>
      `No se puede cancelar aquí de inmediato. Envíenos lo que desea y le respondemos a más tardar el ${endOf(due)} Hasta entonces la cita sigue reservada.`,
    call: 'Si necesita la respuesta antes, llámenos, por favor:',
    why: '¿Por qué quiere cancelarla?',
    whyHint: 'Nos ayuda a planificar. Para usted no cambia nada.',
    note: '¿Quiere decir algo más?',
    button: 'Cancelar esta cita',
    askButton: 'Enviar a la clínica',
    keep: 'Conservar esta cita',
    noReason: 'Elija por qué',
    longNote: most => `Use como máximo ${most} caracteres`,
    pastTitle: 'Esta cita ya no se puede cancelar',
    pastText: 'Ya empezó o pasó, o se canceló antes.',
  },
  history: {
    you: 'Usted',
    clinic: 'La clínica',
    portal: 'El portal',
    somebody: 'Alguien que puede actuar por usted',
    acts: {
      booked: (who, when) => `${who} la reservó para el ${when}`,
      moved: (who, when) => `${who} la movió al ${when}`,
      cancelled: who => `${who} la canceló`,
      offered: (who, when) => `${who} ofreció el ${when}`,
      accepted: (who, when) => `${who} aceptó el ${when}`,
      declined: who => `${who} dijo que no a la oferta`,
      lapsed: () => 'La oferta no se respondió a tiempo',
      arrived: () => 'La clínica anotó la llegada',
      late: () => 'La clínica anotó una llegada tarde',
      fulfilled: () => 'La clínica anotó que la cita se hizo',
      noshow: () => 'La clínica anotó que nadie llegó',
      undone: () => 'La clínica retiró su última nota',
      kept: () => 'La clínica respondió: la cita sigue como está',
      confirmed: who => `${who} confirmó esta cita`,
    },
  },
  done: {
    booked: {
      title: 'Su cita está reservada',
      text: 'Le enviamos una confirmación por correo, y un recordatorio antes de la cita.',
    },
    moved: {
      title: 'Su cita se movió',
      text: 'La hora anterior queda libre para otros. Le enviamos la hora nueva por correo.',
    },
    cancelled: {
      title: 'Su cita está cancelada',
      text: 'No tiene que hacer nada más. Le enviamos un correo sobre esto.',
    },
    asked: {
      title: 'Tenemos su solicitud',
      text: 'Está abajo, con el plazo en que respondemos. Le enviamos un correo cuando tengamos una hora para usted.',
    },
    'asked-before': {
      title: 'Ya teníamos esta solicitud',
      text: 'No se envió nada dos veces. Si quiere cambiarla, retírela y pida de nuevo.',
    },
    'asked-cancel': {
      title: 'Tenemos su solicitud',
      text: 'La cita sigue reservada hasta que respondamos. Abajo dice para cuándo.',
    },
    accepted: {
      title: 'La hora es suya',
      text: 'Su cita está reservada. Le enviamos una confirmación por correo.',
    },
    declined: {
      title: 'Tenemos su respuesta',
      text: 'La clínica busca otra hora y se la ofrece aquí.',
    },
    withdrawn: { title: 'Su solicitud está retirada', text: 'La clínica ya no hace nada más con ella.' },
    late: {
      title: 'No se cambió nada',
      text: 'Esto se respondió o se cambió hace un momento, tal vez en otra ventana. Abajo está como quedó.',
    },
  },
}
