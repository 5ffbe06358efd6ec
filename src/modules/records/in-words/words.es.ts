import type { Words } from './words.en.ts'

type Unit = 's' | 'min' | 'h' | 'd' | 'wk' | 'mo' | 'a'

const units: Record<Unit, [string, string]> = {
  s: ['segundo', 'segundos'],
  min: ['minuto', 'minutos'],
  h: ['hora', 'horas'],
  d: ['día', 'días'],
  wk: ['semana', 'semanas'],
  mo: ['mes', 'meses'],
  a: ['año', 'años'],
}
const perUnit: Record<Unit, string> = {
  s: 'por segundo',
  min: 'por minuto',
  h: 'por hora',
  d: 'al día',
  wk: 'por semana',
  mo: 'al mes',
  a: 'al año',
}

function often(times: string, n: number): string {
  if (times === '1') return 'una vez'
  return times === '2' ? 'dos veces' : `${times} ${n === 1 ? 'vez' : 'veces'}`
}

/** Palabras con que se cuentan los recursos. */
export const es: Words = {
  yes: 'Sí',
  no: 'No',
  carePlan: 'Plan de atención',
  relative: 'Familiar',
  insurance: 'Seguro médico',
  nameless: 'Sin nombre',
  noValue: 'Sin valor',
  attachedFile: 'Archivo adjunto',
  per: (amount, unit) => `${amount} por ${unit}`,
  over: (top, bottom, unit) => `${top} sobre ${bottom} ${unit}`.trim(),
  dose: (dose, all) => (all === null ? `Dosis ${dose}` : `Dosis ${dose} de ${all}`),
  visit: 'Consulta',
  timing: {
    eachTime: amount => `${amount} cada vez`,
    span: (from, to) => `${from} a ${to}`,
    list: items => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} y ${items.at(-1)}`),
    times: (times, unit, n) => `${often(times, n)} ${perUnit[unit]}`,
    plainTimes: (times, n) => often(times, n),
    every: (amount, unit, n) =>
      amount === '1' && n === 1 ? `cada ${units[unit][0]}` : `cada ${amount} ${units[unit][n === 1 ? 0 : 1]}`,
    onDays: days => `los días ${days}`,
    atTimes: times => `a las ${times}`,
    during: (amount, unit, n) => `durante ${amount} ${units[unit][n === 1 ? 0 : 1]}`,
    for: length => `durante ${length}`,
    inAll: n => (n === 1 ? 'una sola vez' : `${n} veces en total`),
    atRate: rate => `a un ritmo de ${rate}`,
  },
  dosage: {
    asNeeded: 'si hace falta',
    asNeededFor: reason => `si hace falta, por ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
    atMost: amount => `Como máximo ${amount}`,
  },
  samples: n => (n === 1 ? 'Un registro con 1 lectura' : `Un registro con ${n} lecturas`),
  when: {
    span: (from, to) => `${from} a ${to}`,
    atAge: age => `a la edad de ${age}`,
  },
  range: {
    between: (low, high) => `${low} a ${high}`,
    upTo: high => `hasta ${high}`,
    from: low => `${low} o más`,
  },
  ages: {
    between: (from, to) => `de ${from} a ${to} de edad`,
    from: from => `desde ${from} de edad`,
    upTo: to => `hasta ${to} de edad`,
  },
  places: {
    within: 'Dentro del rango habitual',
    low: 'Por debajo del rango habitual',
    high: 'Por encima del rango habitual',
    'far-low': 'Muy por debajo del rango habitual',
    'far-high': 'Muy por encima del rango habitual',
    critical: 'Muy fuera de lo habitual. Si su equipo de atención no le ha hablado, llámelo ahora.',
    abnormal: 'Fuera de lo habitual',
    unknown: 'No hay un rango habitual para comparar',
  },
  countedUnits: {
    puntos: ['punto', 'puntos'],
    tableta: ['tableta', 'tabletas'],
    cápsula: ['cápsula', 'cápsulas'],
    inhalación: ['inhalación', 'inhalaciones'],
    gota: ['gota', 'gotas'],
    rociada: ['rociada', 'rociadas'],
    dosis: ['dosis', 'dosis'],
    parche: ['parche', 'parches'],
    cucharadita: ['cucharadita', 'cucharaditas'],
    cucharada: ['cucharada', 'cucharadas'],
    unit: ['unidad', 'unidades'],
    unidades: ['unidad', 'unidades'],
    años: ['año', 'años'],
    meses: ['mes', 'meses'],
    semanas: ['semana', 'semanas'],
    días: ['día', 'días'],
    horas: ['hora', 'horas'],
    minutos: ['minuto', 'minutos'],
    segundos: ['segundo', 'segundos'],
    bebidas: ['bebida', 'bebidas'],
  },
  fileKinds: {
    pdf: 'Documento PDF',
    text: 'Texto',
    page: 'Texto con formato',
    picture: 'Imagen',
    word: 'Documento de Word',
    sound: 'Grabación de sonido',
    video: 'Video',
    xml: 'Archivo de datos para computadoras',
    dicom: 'Imágenes médicas',
    other: 'Archivo',
  },
}
