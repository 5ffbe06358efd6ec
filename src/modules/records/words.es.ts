import type { Words } from './words.en.ts'

export const es: Words = {
  sections: {
    overview: 'Resumen',
    labs: 'Resultados de pruebas',
    imaging: 'Imágenes médicas',
    medications: 'Medicinas',
    allergies: 'Alergias',
    immunizations: 'Vacunas',
    conditions: 'Problemas de salud',
    vitals: 'Signos vitales',
    procedures: 'Procedimientos',
    visits: 'Visitas',
    documents: 'Documentos y cartas',
    'care-team': 'Equipo de atención',
    'care-plans': 'Planes y metas',
    'family-history': 'Historia familiar',
    'social-history': 'Vida y hábitos',
    other: 'Todo lo demás',
  },
  notListed:
    'Esta lista muestra lo que la clínica envió al portal. Si algo falta o no es correcto, avise a su equipo de atención.',
  odd: {
    title: 'Algo que no se pudo mostrar completo',
    text: 'La clínica envió esto en una forma que el portal no puede poner en palabras. Puede verlo como llegó.',
  },
  mistake: {
    title: 'Esto se anotó por error',
    text: 'Su equipo de atención lo retiró. Se guarda aquí para que usted pueda ver lo que decía. No se guíe por esto.',
  },
  earlier: {
    title: 'Lo que decía antes',
    corrected: 'Esto se corrigió. Guíese por lo que está arriba. Lo que decía antes se guarda aquí.',
    updated: 'Esto se actualizó. Lo que decía antes se guarda aquí.',
    until: date => `Hasta el ${date}`,
  },
  until: year => `${year} y antes`,
  received: date => `El portal recibió esto de la clínica el ${date}`,
  tooLong: {
    cut: 'Este texto es muy largo, por eso aquí se muestra solo el comienzo.',
    below:
      'Este texto es muy largo, por eso aquí se muestra solo el comienzo. Puede obtenerlo completo en el archivo o en el original, más abajo en esta página.',
    whole: 'Ir al texto completo',
  },
  wholeOriginal: 'Guardar el original completo como archivo',
  cut: letters => `[aquí no se muestran ${letters.toLocaleString('es-US')} letras más]`,
}
