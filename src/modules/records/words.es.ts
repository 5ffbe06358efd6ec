import type { Words } from './words.en.ts'

export const es: Words = {
  record: 'Su expediente',
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
  cut: letters => `[aquí no se muestran ${letters.toLocaleString('es-US')} letras más]`,
}
