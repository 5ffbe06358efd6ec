/** Words of the vital signs. */
export const en = {
  lede: 'Blood pressure, weight, pulse and other measurements of the body.',
  latest: 'The latest measurements',
  charts: 'How they changed',
  views: 'Views',
  viewCharts: 'Latest and charts',
  viewList: 'All measurements',
  what: 'Measurement',
  value: 'Value',
  when: 'When',
  period: 'Time shown in the charts',
  periods: { '1': '1 year', '5': '5 years', all: 'All time' },
  noneSo: 'Nothing was measured in this time. Choose a longer time to see earlier measurements.',
  many: (shown: number, total: number) =>
    `The charts show the newest ${shown.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} measurements.`,
  none: 'No value',
  emptyTitle: 'No vital signs are on record',
  empty: 'They are measured at most visits. If you expected to see some, ask your care team.',
  advice: 'One measurement alone says little. If one worries you, ask your care team what it means.',
  measures: {
    pressure: 'Blood pressure',
    weight: 'Weight',
    height: 'Height',
    bmi: 'Body mass index (BMI)',
    head: 'Head size (around the head)',
    pulse: 'Heart rate (pulse)',
    temperature: 'Body temperature',
    oxygen: 'Oxygen level in the blood',
    breathing: 'Breathing rate',
  },
  growing: (measure: string) => `${measure} by age`,
  ageOn: (age: string, date: string) => `${age} (${date})`,
}

export type Words = typeof en
