import type { Words } from './words.en.ts'

export const es: Words = {
  lede: 'Presión arterial, peso, pulso y otras medidas de su cuerpo.',
  latest: 'Sus medidas más recientes',
  charts: 'Cómo cambiaron',
  views: 'Vistas',
  viewCharts: 'Lo más reciente y gráficos',
  viewList: 'Todas las medidas',
  what: 'Medida',
  value: 'Valor',
  when: 'Cuándo',
  period: 'Tiempo que muestran los gráficos',
  periods: { '1': '1 año', '5': '5 años', all: 'Todo el tiempo' },
  noneSo: 'No se midió nada en este tiempo. Elija un tiempo más largo para ver medidas anteriores.',
  many: (shown, total) =>
    `Los gráficos muestran las ${shown.toLocaleString('es-US')} medidas más recientes de ${total.toLocaleString('es-US')}.`,
  none: 'Sin valor',
  emptyTitle: 'No hay signos vitales registrados',
  empty: 'Se miden en la mayoría de las visitas. Si esperaba ver alguno, pregunte a su equipo de atención.',
  advice:
    'Una sola medida dice poco. Si alguna le preocupa, pregunte a su equipo de atención qué significa para usted.',
  measures: {
    pressure: 'Presión arterial',
    weight: 'Peso',
    height: 'Estatura',
    bmi: 'Índice de masa corporal (IMC)',
    head: 'Tamaño de la cabeza (perímetro)',
    pulse: 'Frecuencia cardíaca (pulso)',
    temperature: 'Temperatura del cuerpo',
    oxygen: 'Nivel de oxígeno en la sangre',
    breathing: 'Frecuencia respiratoria',
  },
  growing: measure => `${measure} por edad`,
  ageOn: (age, date) => `${age} (${date})`,
}
