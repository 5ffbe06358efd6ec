import type { Words } from './words.en.ts'

export const es: Words = {
  title: 'Inicio',
  welcome: 'Su cuenta está lista',
  welcomeText: email =>
    `De ahora en adelante, inicie sesión con ${email} y su contraseña. Puede protegerla mejor con un segundo paso, como una aplicación en su teléfono.`,
  welcomeLink: 'Proteger mejor su cuenta',
  hello: name => `Hola, ${name}`,
  helloNobody: 'Hola',
  lede: 'Aquí está lo que viene, lo nuevo en su expediente y dónde encontrar lo demás.',
  ledeNothing: 'No hay nada nuevo en su expediente. Todo está aquí cuando lo necesite.',
  ahead: 'Citas y mensajes',
  newAnswers: n =>
    n === 1
      ? 'Tiene una respuesta nueva'
      : `Tiene respuestas nuevas en ${n.toLocaleString('es-US')} conversaciones`,
  newAnswersText: 'Su equipo de atención le escribió.',
  offer: when => `La clínica le ofrece una hora: ${when}`,
  nextVisit: when => `Próxima cita: ${when}`,
  moreVisits: n => (n === 1 ? 'Ver 1 cita más' : `Ver ${n.toLocaleString('es-US')} citas más`),
  noVisit: 'No hay ninguna cita reservada.',
  book: 'Reservar una cita',
  write: 'Escribir un mensaje',
  appointments: 'Todas las citas',
  messages: 'Todos los mensajes',
  first: 'Mire esto primero',
  firstHint:
    'Un resultado fuera del rango habitual no siempre quiere decir que algo esté mal. Su equipo de atención puede decirle qué significan los suyos.',
  new: days => `Nuevo en los últimos ${days} días`,
  results: n =>
    n === 1 ? '1 resultado de prueba más' : `${n.toLocaleString('es-US')} resultados de pruebas más`,
  resultsText: 'Ninguno está marcado como fuera de los valores habituales.',
  more: n => (n === 1 ? 'Ver 1 más' : `Ver ${n.toLocaleString('es-US')} más`),
  nothingTitle: days => `Nada nuevo en los últimos ${days} días`,
  nothing: 'Los nuevos resultados, notas, documentos y vacunas aparecen aquí cuando la clínica los envía.',
  nothingYet: 'La clínica todavía no ha enviado su expediente. Cuando lo envíe, lo encontrará aquí.',
  next: 'En su expediente',
  all: 'Todo su expediente',
  entries: n => (n === 1 ? '1 entrada' : `${n.toLocaleString('es-US')} entradas`),
  noAllergies: 'Ninguna registrada',
  labs: 'Resultados de pruebas',
  medications: 'Medicinas',
  allergies: 'Alergias',
  visits: 'Visitas',
  search: 'Buscar en su expediente',
  searchLabel: '¿Qué está buscando?',
  searchHint: 'Por ejemplo: azúcar, vacuna de la gripe, dolor de espalda',
  searchButton: 'Buscar',
  ofOthers: {
    hello: name => `Lo nuevo de ${name}`,
    helloNobody: 'Lo nuevo',
    lede: 'Aquí está lo nuevo del expediente, hasta donde usted puede verlo, y dónde encontrar lo demás.',
    ledeNothing: 'No hay nada nuevo en el expediente. Lo que usted puede ver está aquí cuando lo necesite.',
    newAnswers: n =>
      n === 1
        ? 'Hay una respuesta nueva'
        : `Hay respuestas nuevas en ${n.toLocaleString('es-US')} conversaciones`,
    newAnswersText: 'El equipo de atención escribió.',
    offer: when => `La clínica ofrece una hora: ${when}`,
    firstHint:
      'Un resultado fuera del rango habitual no siempre quiere decir que algo esté mal. El equipo de atención puede decir qué significan estos.',
    nothingYet: 'Todavía no hay nada aquí que usted pueda ver.',
    next: 'En este expediente',
    all: 'Todo lo que usted puede ver',
    search: 'Buscar en este expediente',
  },
}
