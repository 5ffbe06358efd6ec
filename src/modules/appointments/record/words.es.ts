import type { Words } from './words.en.ts'

export const es: Words = {
  title: 'Cita',
  back: 'Citas',
  at: (day, from, to) => (to === null ? `${day}, ${from}` : `${day}, de ${from} a ${to}`),
  noTime: 'Todavía no tiene hora',
  statuses: {
    proposed: 'Propuesta, todavía sin reservar',
    pending: 'Todavía sin confirmar',
    booked: 'Reservada',
    arrived: 'Llegada registrada',
    fulfilled: 'Realizada',
    cancelled: 'Cancelada',
    noshow: 'No asistió',
    'entered-in-error': 'Registrada por error',
  },
  mistake: {
    title: 'Esto se registró por error',
    text: 'La clínica lo retiró. Esta cita no existe.',
  },
  facts: {
    what: 'Para qué es',
    when: 'Cuándo',
    with: 'Con quién',
    where: 'Dónde',
    reason: 'De qué se trata',
    prepare: 'Cómo prepararse',
    comment: 'Lo que anota la clínica',
    cancelled: 'Por qué se canceló',
  },
  fromRecord: 'De los registros de la clínica',
  fromRecordText:
    'Su clínica reservó esta cita en su propio sistema. Aquí no puede cambiarla ni cancelarla. Por favor, llame a la clínica.',
  call: (clinic, phone) => `Llamar a ${clinic}: ${phone}`,
  all: 'Ver todo lo que el expediente dice de ella',
  cut: letters => `(no se muestran ${letters} letras más)`,
  received: when => `El portal recibió esto el ${when}`,
}
