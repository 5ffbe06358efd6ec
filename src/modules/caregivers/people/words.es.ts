import type { Words } from './words.en.ts'

export const es: Words = {
  title: 'Expedientes que usted puede abrir',
  lede: 'Cada expediente va por separado: lo que haga en una página va a la persona cuyo nombre está arriba.',
  none: 'Todavía no puede abrir ningún expediente',
  noneText:
    'Cuando un paciente le permita ver su expediente, o la clínica le dé acceso como padre, madre o tutor, aparecerá aquí.',
  own: 'Su propio expediente',
  relations: {
    caregiver: 'Esta persona le permite ver partes de su expediente',
    parent: 'La clínica le anotó como padre o madre',
    guardian: 'La clínica le anotó como tutor o tutora legal',
  },
  can: 'Usted puede ver',
  open: 'Abrir este expediente',
  openLabel: name => `Abrir este expediente: ${name}`,
  shown: 'Ahora está viendo este expediente',
  lessTitle: name => `Por qué ahora ve menos del expediente de ${name}`,
  less: (name, young, adult, kept) => [
    `${name} tiene ${young} años o más. Desde que cumplen ${young} años, los jóvenes de esta clínica tienen su propia cuenta y su expediente es privado. Usted sigue viendo: ${kept}.`,
    'Es igual para todas las familias y no dice nada de lo que hay en el expediente. Los jóvenes hablan con más confianza con sus médicos cuando saben que queda entre ellos.',
    `${name} puede permitirle ver más en cualquier momento, en “Quién puede ver su expediente”. Lo mejor es preguntar, sin presionar. Cuando cumpla ${adult} años, su acceso termina.`,
  ],
  leave: 'Devolver este acceso',
  leaveText: name =>
    `Desde ese momento no verá nada más del expediente de ${name}. Lo que usted permita ver a otras personas termina también. Para volver, tendrán que invitarle o anotarle otra vez.`,
  leaveButton: 'Devolverlo',
  leaveLabel: name => `Devolverlo: ${name}`,
  added: 'La invitación está aceptada. Encontrará el expediente abajo y puede abrirlo en cualquier momento.',
  left: 'Usted devolvió el acceso. Las dos personas reciben un aviso.',
  child: '¿Su hijo o hija es paciente aquí?',
  childText: 'Pedir el expediente de su hijo o hija',
}
