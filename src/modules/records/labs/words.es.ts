import type { Words } from './words.en.ts'

export const es: Words = {
  lede: 'Los resultados de las pruebas, primero los más recientes. Abra cada uno para saber más.',
  tabs: { label: 'Mostrar los resultados', visits: 'Por visita', tests: 'Por prueba' },
  filters: { label: 'Mostrar solo', all: 'Todos', outside: 'Fuera del rango' },
  noDate: 'Sin fecha',
  visitOn: name => `De la visita: ${name}`,
  range: range => `Rango habitual: ${range}`,
  value: 'Resultado',
  noValue: 'No se dio ningún resultado',
  report: 'Informe',
  whole: (shown, all) => `En esta página hay ${shown} de los ${all} resultados de este panel. Verlos todos.`,
  empty: {
    title: 'Todavía no hay resultados de pruebas',
    text: 'Cuando la clínica reciba un resultado, usted lo encontrará aquí. Si esperaba uno, pregunte a su equipo de atención.',
    outside: 'No hay resultados fuera del rango',
    outsideText:
      'Ninguno de estos resultados está marcado como fuera del rango del laboratorio. Algunas pruebas no tienen rango.',
    filtered: 'Aquí no hay resultados',
    filteredText: 'Elija otro año o vea todos los resultados.',
  },
  tests: {
    title: 'Pruebas',
    lede: 'Cada prueba una sola vez, con su resultado más reciente.',
    filter: 'Buscar una prueba',
    label: 'Pruebas',
    many: (n, year) =>
      year === null
        ? `${n.toLocaleString('es-US')} resultados`
        : `${n.toLocaleString('es-US')} resultados desde ${year}`,
    one: '1 resultado',
  },
  one: {
    official: 'Nombre oficial',
    result: 'El resultado',
    exact: value => `Valor exacto: ${value}`,
    marked: text => `Marcado como: ${text}`,
    wrote: text => `Como fue escrito: ${text}`,
    when: date => `Muestra tomada: ${date}`,
    parts: 'Partes de este resultado',
    part: 'Qué se midió',
    usual: 'Rango habitual',
    judged: 'Cómo se compara',
    otherRanges: 'Rangos que da el laboratorio',
    forWhom: (who, range) => `${who}: ${range}`,
    none: 'No se dio ningún rango',
    change: 'Desde la última vez',
    before: (value, date) => `La última vez fue ${value}, el ${date}.`,
    same: 'No ha cambiado.',
    up: 'Ahora es más alto.',
    down: 'Ahora es más bajo.',
    otherUnit: 'Los dos están en unidades distintas y no se pueden comparar directamente.',
    onlyOne: 'Este es el primer resultado de esta prueba en el expediente.',
    trend: 'A lo largo del tiempo',
    course: name => `${name} a lo largo del tiempo`,
    earlier: 'Todos los resultados de esta prueba',
    comments: 'Comentarios',
    by: (author, date) => (date === null ? author : `${author}, ${date}`),
    panel: name => `También se analizó: ${name}`,
    wholePanel: 'Ver el panel completo',
    about: 'Sobre esta prueba',
    specimen: 'Muestra',
    taken: 'Tomada el',
    issued: 'Resultado entregado el',
    laboratory: 'Laboratorio o persona que la hizo',
    interpreter: 'Leído por',
    method: 'Método',
    site: 'Parte del cuerpo',
    device: 'Aparato',
    category: 'Tipo de prueba',
    status: 'Estado',
    code: 'Código',
    orders: 'Pedido como',
    visit: 'Visita',
    toVisit: 'Ver la visita',
    said: (value, until) => `Decía ${value} hasta el ${until}.`,
    derived: 'Calculado a partir de',
    members: 'Resultados que forman parte de este',
  },
  meaning: {
    title: '¿Qué significa esto?',
    within: range =>
      range === null
        ? 'Este resultado está marcado como dentro del rango habitual.'
        : `Este resultado está dentro del rango habitual que lo acompaña: ${range}.`,
    high: range =>
      range === null
        ? 'Este resultado está marcado como más alto que el rango habitual.'
        : `Este resultado es más alto que el rango habitual que lo acompaña: ${range}.`,
    low: range =>
      range === null
        ? 'Este resultado está marcado como más bajo que el rango habitual.'
        : `Este resultado es más bajo que el rango habitual que lo acompaña: ${range}.`,
    outside: 'Este resultado está marcado como no habitual.',
    unknown: 'Este resultado vino sin un rango habitual, por eso esta página no puede decir cómo se compara.',
    words: 'Este resultado está en palabras, no es un número con un rango. No se dijo cómo valorarlo.',
    missing: 'Aquí no hay ningún resultado que leer.',
    usualRange:
      'El rango habitual es donde está la mayoría de los resultados de personas sanas. Puede variar de un laboratorio a otro.',
    outsideNext:
      'Un resultado fuera del rango no siempre quiere decir que algo esté mal. Su equipo de atención puede decirle qué significa.',
    withinNext: 'Si tiene preguntas o no se siente bien, pregunte a su equipo de atención.',
    panelNext:
      'Un resultado fuera de su rango no siempre quiere decir que algo esté mal. Pregunte a su equipo de atención qué significa este informe.',
    unknownNext: 'Pregunte a su equipo de atención qué significa este resultado.',
    farNext:
      'Este resultado está lejos del rango. Si su equipo de atención no le ha hablado de él, llámelos.',
    call: 'Puede llamar a la clínica al',
    statusTitle: status => `Estado: ${status}.`,
    visit: 'Lo que su equipo de atención escribió sobre esta visita puede decir más.',
    toNotes: 'Leer sobre esta visita',
  },
  panel: {
    caption: 'Informe de laboratorio',
    results: 'Resultados',
    result: 'Resultado',
    test: 'Prueba',
    conclusion: 'Lo que dice el laboratorio',
    text: 'El informe',
    files: 'Archivos',
    file: (kind, size) => (size === null ? `Abrir: ${kind}` : `Abrir: ${kind}, ${size}`),
    elsewhere: 'Este informe menciona un archivo que no está en el portal. Pídalo a su equipo de atención.',
    about: 'Sobre este informe',
    outside: (n, all) =>
      n === 0
        ? `Ninguno de estos ${all} resultados está marcado como fuera de su rango.`
        : n === 1
          ? `1 de estos ${all} resultados está fuera de su rango.`
          : `${n} de estos ${all} resultados están fuera de su rango.`,
    empty: 'Este informe no tiene resultados ni texto en el portal. Pregunte por él a su equipo de atención.',
    missing: names => `Mencionados en el informe, pero no enviados al portal: ${names}.`,
    findings: 'Se encontró',
  },
}
