import type { Words } from './words.en.ts'

const kinds: Words['staff']['kinds'] = {
  'send-mail': 'Enviar un correo',
  'clear-old': 'Borrar lo antiguo',
  'answer-recovery-requests': 'Responder a quienes no pueden entrar',
  'finish-factor-removals': 'Quitar un segundo factor perdido',
  'answer-sign-up': 'Responder a un registro',
  'close-sign-up': 'Cerrar un registro sin terminar',
  'keep-audit': 'Cuidar el registro de auditoría',
  'tell-of-appointment': 'Avisar a alguien de una cita',
  'remind-of-appointments': 'Buscar las citas que hay que recordar',
  'lapse-appointments': 'Liberar horas que nadie tomó',
  'tell-of-message': 'Avisar a alguien de un mensaje',
  'escalate-messages': 'Buscar los mensajes atrasados',
  'close-messages': 'Cerrar las conversaciones terminadas',
  'time-answers': 'Calcular cuánto tardan las respuestas',
}

const reasons: Words['staff']['reasons'] = {
  'not an address': 'No es una dirección de correo',
  ESOCKET: 'No se pudo llegar al servidor de correo',
  ECONNECTION: 'No se pudo llegar al servidor de correo',
  EDNS: 'No se encontró el nombre del servidor de correo',
  ETIMEDOUT: 'El servidor de correo no respondió a tiempo',
  EAUTH: 'El servidor de correo no aceptó el usuario y la contraseña',
  ETLS: 'El servidor de correo no ofrece una conexión segura',
  EENVELOPE: 'El servidor de correo no acepta esta dirección',
  'every process that tried has died': 'El portal se detuvo cada vez que lo intentó',
  'unknown kind': 'Esta versión del portal no conoce este trabajo',
}

export const es: Words = {
  mail: {
    sentBy: clinic => `${clinic} le envió este correo. Por favor, no lo responda: nadie vería su respuesta.`,
    phone: phone => `¿Tiene preguntas? Llámenos al ${phone}.`,
    why: {
      appointments: {
        own: 'Recibe este correo porque la cita es suya.',
        cares: 'Recibe este correo porque usted cuida a la persona que tiene la cita.',
        did: 'Recibe este correo porque usted reservó o pidió esta cita.',
      },
      messages: {
        own: 'Recibe este correo porque el mensaje es para usted.',
        cares: 'Recibe este correo porque usted cuida a la persona a quien va dirigido el mensaje.',
        did: 'Recibe este correo porque usted nos escribió en esta conversación.',
      },
    },
  },
  staff: {
    title: 'Correo',
    lede: 'Los correos que el portal escribió en los últimos 30 días. Cada lectura queda en el registro de accesos.',
    caption: 'Correo electrónico',
    mails: 'Correos',
    none: 'Todavía no hay correos',
    noneText: 'Cuando el portal escriba a alguien, el correo aparecerá aquí.',
    noneSuch: 'No hay ningún correo así',
    showAll: 'Mostrar todos los correos',
    all: 'Todos',
    byState: 'Mostrar por estado',
    subject: 'Asunto',
    to: 'Para',
    language: 'Idioma',
    written: 'Escrito',
    state: 'Estado',
    sentAt: 'Enviado',
    failedAt: 'Falló',
    droppedAt: 'Descartado',
    notAfter: 'No enviar después de',
    topic: 'Sobre',
    topics: { appointments: 'Citas', messages: 'Mensajes' },
    toldWhy: 'Por qué a esta persona',
    toldBecause: {
      own: 'La cita es suya',
      cares: 'Es madre, padre o tutor',
      did: 'La reservó o la pidió',
    },
    reason: 'Motivo',
    text: 'Texto',
    noText:
      'El texto no se muestra. Puede contener un enlace que abre una cuenta, y solo debe leerlo la persona a quien se escribió.',
    back: 'Todos los correos',
    states: {
      waiting: 'En espera',
      kept: 'Para entregar',
      sent: 'Enviado',
      failed: 'No enviado',
      dropped: 'Ya no hace falta',
    },
    means: {
      waiting: 'El portal lo enviará, o volverá a intentarlo, por sí solo.',
      kept: 'Este portal no tiene servidor de correo. Por favor, haga llegar usted el texto a la persona.',
      sent: 'El servidor de correo lo aceptó.',
      dropped: 'Ya era tarde para enviarlo, o lo que dice había cambiado. Nadie tiene que hacer nada.',
      failed:
        'El portal dejó de intentarlo. Por favor, comuníquese con la persona por otro medio y revise la dirección.',
    },
    givenUp: 'Trabajo que no se pudo hacer',
    givenUpText:
      'El portal lo intentó y desistió en los últimos 7 días. Por favor, avise a quien administra el portal.',
    work: 'Trabajo',
    pieces: 'Cuántos',
    lastAt: 'Último intento',
    kinds,
    reasons,
    refusal: code => `El servidor de correo lo rechazó (código ${code})`,
  },
}
