import { both, type Text } from './concepts.ts'

/**
 * One medicine as the clinic prescribes it. `rxnorm` is present only where the drug is certain; `times` a
 * day (or `everyDays` between doses); `dose` in `unit`; `supply` days a fill lasts.
 */
type MedicineName = {
  rxnorm?: string
  name: string
  sig: Text
  dose: number
  unit: string
  times?: number
  everyDays?: number
  asNeeded?: boolean
  route: 'oral' | 'inhaled' | 'skin' | 'injection'
  supply: number
  overTheCounter?: boolean
}

const daily = (what: Text): Text => {
  const [en, es] = typeof what === 'string' ? [what, what] : [what.en, what.es]
  return both(`Take ${en} by mouth once a day.`, `Tome ${es} por la boca una vez al día.`)
}
const tablet = both('1 tablet', '1 tableta')
const capsule = both('1 capsule', '1 cápsula')
const oncePill = { dose: 1, unit: 'tablet', times: 1, route: 'oral', supply: 90 } as const

// biome-ignore format: a table, one row a line
export const medicineNames = {
  metformin: { rxnorm: '860975', name: 'metformin ER 500 mg tablet', sig: both('Take 2 tablets by mouth once a day with the evening meal.', 'Tome 2 tabletas por la boca una vez al día con la cena.'), dose: 2, unit: 'tablet', times: 1, route: 'oral', supply: 90 },
  empagliflozin: { name: 'empagliflozin 10 mg tablet', sig: both('Take 1 tablet by mouth every morning.', 'Tome 1 tableta por la boca cada mañana.'), ...oncePill },
  glargine: { name: 'insulin glargine 100 units/mL pen', sig: both('Inject 14 units under the skin at bedtime.', 'Inyecte 14 unidades bajo la piel a la hora de dormir.'), dose: 14, unit: 'unit', times: 1, route: 'injection', supply: 30 },
  lisinopril10: { rxnorm: '314076', name: 'lisinopril 10 mg tablet', sig: daily(tablet), ...oncePill },
  lisinopril20: { rxnorm: '314077', name: 'lisinopril 20 mg tablet', sig: daily(tablet), ...oncePill },
  losartan: { rxnorm: '979492', name: 'losartan 50 mg tablet', sig: daily(tablet), ...oncePill },
  amlodipine: { rxnorm: '197361', name: 'amlodipine 5 mg tablet', sig: daily(tablet), ...oncePill },
  hydrochlorothiazide: { rxnorm: '310798', name: 'hydrochlorothiazide 25 mg tablet', sig: both('Take 1 tablet by mouth every morning.', 'Tome 1 tableta por la boca cada mañana.'), ...oncePill },
  metoprolol: { rxnorm: '866427', name: 'metoprolol succinate ER 25 mg tablet', sig: daily(tablet), ...oncePill },
  furosemide: { rxnorm: '313988', name: 'furosemide 40 mg tablet', sig: both('Take 1 tablet by mouth every morning. Weigh yourself each day.', 'Tome 1 tableta por la boca cada mañana. Pésese todos los días.'), ...oncePill },
  atorvastatin: { rxnorm: '617311', name: 'atorvastatin 40 mg tablet', sig: both('Take 1 tablet by mouth at bedtime.', 'Tome 1 tableta por la boca a la hora de dormir.'), ...oncePill },
  clopidogrel: { rxnorm: '309362', name: 'clopidogrel 75 mg tablet', sig: daily(tablet), ...oncePill },
  aspirin: { rxnorm: '243670', name: 'aspirin 81 mg tablet', sig: daily(tablet), ...oncePill, overTheCounter: true },
  warfarin: { rxnorm: '855332', name: 'warfarin 5 mg tablet', sig: both('Take 1 tablet by mouth every evening, or as the clinic tells you after your INR test.', 'Tome 1 tableta por la boca cada noche, o como le indique la clínica después de su prueba INR.'), dose: 1, unit: 'tablet', times: 1, route: 'oral', supply: 30 },
  levothyroxine50: { name: 'levothyroxine 50 mcg tablet', sig: both('Take 1 tablet by mouth every morning on an empty stomach.', 'Tome 1 tableta por la boca cada mañana en ayunas.'), ...oncePill },
  levothyroxine75: { rxnorm: '966222', name: 'levothyroxine 75 mcg tablet', sig: both('Take 1 tablet by mouth every morning on an empty stomach.', 'Tome 1 tableta por la boca cada mañana en ayunas.'), ...oncePill },
  iron: { rxnorm: '310325', name: 'ferrous sulfate 325 mg tablet', sig: both('Take 1 tablet by mouth every other day. Orange juice helps it to be absorbed.', 'Tome 1 tableta por la boca un día sí y otro no. El jugo de naranja ayuda a absorberla.'), dose: 1, unit: 'tablet', everyDays: 2, route: 'oral', supply: 60 },
  sertraline: { rxnorm: '312938', name: 'sertraline 100 mg tablet', sig: both('Take half a tablet by mouth every morning for 2 weeks, then 1 tablet.', 'Tome media tableta por la boca cada mañana por 2 semanas, luego 1 tableta.'), ...oncePill },
  fluoxetine: { rxnorm: '310385', name: 'fluoxetine 20 mg capsule', sig: both('Take 1 capsule by mouth every morning.', 'Tome 1 cápsula por la boca cada mañana.'), dose: 1, unit: 'capsule', times: 1, route: 'oral', supply: 30 },
  albuterol: { rxnorm: '745752', name: 'albuterol 90 mcg inhaler', sig: both('Breathe in 2 puffs every 4 hours as needed for wheezing or cough.', 'Inhale 2 veces cada 4 horas si lo necesita por silbidos o tos.'), dose: 2, unit: 'puff', times: 6, asNeeded: true, route: 'inhaled', supply: 30 },
  fluticasone: { rxnorm: '895996', name: 'fluticasone 44 mcg inhaler', sig: both('Breathe in 2 puffs twice a day. Rinse the mouth afterward.', 'Inhale 2 veces, dos veces al día. Enjuáguese la boca después.'), dose: 2, unit: 'puff', times: 2, route: 'inhaled', supply: 30 },
  omeprazole: { name: 'omeprazole 20 mg capsule', sig: both('Take 1 capsule by mouth 30 minutes before breakfast.', 'Tome 1 cápsula por la boca 30 minutos antes del desayuno.'), dose: 1, unit: 'capsule', times: 1, route: 'oral', supply: 30, overTheCounter: true },
  alendronate: { name: 'alendronate 70 mg tablet', sig: both('Take 1 tablet by mouth once a week with a full glass of water. Stay upright for 30 minutes.', 'Tome 1 tableta por la boca una vez por semana con un vaso lleno de agua. Quédese sin acostarse por 30 minutos.'), dose: 1, unit: 'tablet', everyDays: 7, route: 'oral', supply: 84 },
  vitamind: { name: 'vitamin D3 1,000 unit tablet', sig: daily(tablet), ...oncePill, overTheCounter: true },
  acetaminophen: { rxnorm: '313782', name: 'acetaminophen 325 mg tablet', sig: both('Take 2 tablets by mouth every 6 hours as needed for pain.', 'Tome 2 tabletas por la boca cada 6 horas si lo necesita para el dolor.'), dose: 2, unit: 'tablet', times: 4, asNeeded: true, route: 'oral', supply: 30, overTheCounter: true },
  ibuprofen: { rxnorm: '310965', name: 'ibuprofen 200 mg tablet', sig: both('Take 2 tablets by mouth every 6 hours as needed, with food.', 'Tome 2 tabletas por la boca cada 6 horas si lo necesita, con comida.'), dose: 2, unit: 'tablet', times: 4, asNeeded: true, route: 'oral', supply: 10, overTheCounter: true },
  penicillin: { rxnorm: '834102', name: 'penicillin V 500 mg tablet', sig: both('Take 1 tablet by mouth twice a day for 10 days.', 'Tome 1 tableta por la boca dos veces al día por 10 días.'), dose: 1, unit: 'tablet', times: 2, route: 'oral', supply: 10 },
  amoxicillin: { name: 'amoxicillin 400 mg/5 mL suspension', sig: both('Give 7.5 mL by mouth twice a day for 10 days.', 'Dé 7.5 mL por la boca dos veces al día por 10 días.'), dose: 7.5, unit: 'mL', times: 2, route: 'oral', supply: 10 },
  nitrofurantoin: { rxnorm: '1648755', name: 'nitrofurantoin 100 mg capsule', sig: both('Take 1 capsule by mouth twice a day with food for 5 days.', 'Tome 1 cápsula por la boca dos veces al día con comida por 5 días.'), dose: 1, unit: 'capsule', times: 2, route: 'oral', supply: 5 },
  doxycycline: { name: 'doxycycline 100 mg capsule', sig: both('Take 1 capsule by mouth twice a day for 7 days. Keep out of strong sun.', 'Tome 1 cápsula por la boca dos veces al día por 7 días. Evite el sol fuerte.'), dose: 1, unit: 'capsule', times: 2, route: 'oral', supply: 7 },
  tamsulosin: { name: 'tamsulosin 0.4 mg capsule', sig: daily(capsule), dose: 1, unit: 'capsule', times: 1, route: 'oral', supply: 90 },
  allopurinol: { rxnorm: '197319', name: 'allopurinol 100 mg tablet', sig: daily(tablet), ...oncePill },
  colchicine: { rxnorm: '197541', name: 'colchicine 0.6 mg tablet', sig: both('At the first sign of a flare take 2 tablets, then 1 tablet one hour later.', 'Al primer signo de un ataque tome 2 tabletas y 1 tableta una hora después.'), dose: 1, unit: 'tablet', times: 1, asNeeded: true, route: 'oral', supply: 30 },
  hydroxychloroquine: { name: 'hydroxychloroquine 200 mg tablet', sig: both('Take 1 tablet by mouth twice a day with food.', 'Tome 1 tableta por la boca dos veces al día con comida.'), dose: 1, unit: 'tablet', times: 2, route: 'oral', supply: 90 },
  prednisone: { name: 'prednisone 10 mg tablet', sig: both('Take 2 tablets every morning for 5 days, then 1 tablet for 5 days, then stop.', 'Tome 2 tabletas cada mañana por 5 días, luego 1 tableta por 5 días, y deje de tomarla.'), dose: 2, unit: 'tablet', times: 1, route: 'oral', supply: 10 },
  hydroxyurea: { name: 'hydroxyurea 500 mg capsule', sig: both('Take 2 capsules by mouth once a day.', 'Tome 2 cápsulas por la boca una vez al día.'), dose: 2, unit: 'capsule', times: 1, route: 'oral', supply: 30 },
  folicacid: { name: 'folic acid 1 mg tablet', sig: daily(tablet), ...oncePill },
  prenatal: { name: 'prenatal vitamin tablet', sig: daily(tablet), ...oncePill, overTheCounter: true },
  donepezil: { name: 'donepezil 10 mg tablet', sig: both('Take 1 tablet by mouth at bedtime.', 'Tome 1 tableta por la boca a la hora de dormir.'), ...oncePill },
  levodopa: { name: 'carbidopa-levodopa 25-100 mg tablet', sig: both('Take 1 tablet by mouth three times a day, half an hour before meals.', 'Tome 1 tableta por la boca tres veces al día, media hora antes de las comidas.'), dose: 1, unit: 'tablet', times: 3, route: 'oral', supply: 90 },
  levetiracetam: { name: 'levetiracetam 500 mg tablet', sig: both('Take 1 tablet by mouth twice a day. Do not skip doses.', 'Tome 1 tableta por la boca dos veces al día. No omita dosis.'), dose: 1, unit: 'tablet', times: 2, route: 'oral', supply: 90 },
  tiotropium: { name: 'tiotropium 18 mcg inhalation capsule', sig: both('Breathe in the contents of 1 capsule once a day with the device.', 'Inhale el contenido de 1 cápsula una vez al día con el dispositivo.'), dose: 1, unit: 'capsule', times: 1, route: 'inhaled', supply: 30 },
  sumatriptan: { name: 'sumatriptan 50 mg tablet', sig: both('Take 1 tablet at the start of a migraine. May repeat once after 2 hours.', 'Tome 1 tableta al comienzo de la migraña. Puede repetir una vez después de 2 horas.'), dose: 1, unit: 'tablet', times: 2, asNeeded: true, route: 'oral', supply: 30 },
  methylphenidate: { name: 'methylphenidate ER 18 mg tablet', sig: both('Take 1 tablet by mouth every school morning.', 'Tome 1 tableta por la boca cada mañana de escuela.'), ...oncePill, supply: 30 },
  hydrocortisone: { rxnorm: '106258', name: 'hydrocortisone 1% cream', sig: both('Put a thin layer on the rash twice a day for up to 7 days.', 'Ponga una capa fina sobre el sarpullido dos veces al día hasta por 7 días.'), dose: 1, unit: 'application', times: 2, route: 'skin', supply: 7 },
  benzoyl: { name: 'benzoyl peroxide 5% gel', sig: both('Put a thin layer on the face once a day after washing.', 'Ponga una capa fina en la cara una vez al día después de lavarse.'), dose: 1, unit: 'application', times: 1, route: 'skin', supply: 30, overTheCounter: true },
  epinephrine: { name: 'epinephrine 0.15 mg auto-injector', sig: both('Inject into the outer thigh at once for a severe allergic reaction, then call 911.', 'Inyecte en la parte externa del muslo de inmediato por una reacción alérgica grave; luego llame al 911.'), dose: 1, unit: 'injection', times: 1, asNeeded: true, route: 'injection', supply: 365 },
  entecavir: { name: 'entecavir 0.5 mg tablet', sig: both('Take 1 tablet by mouth once a day on an empty stomach.', 'Tome 1 tableta por la boca una vez al día en ayunas.'), ...oncePill },
  antiviral: { name: 'sofosbuvir-velpatasvir 400-100 mg tablet', sig: daily(tablet), ...oncePill, supply: 28 },
  contraceptive: { name: 'levonorgestrel-ethinyl estradiol 0.15-0.03 mg tablet', sig: daily(tablet), ...oncePill, supply: 84 },
  anastrozole: { name: 'anastrozole 1 mg tablet', sig: daily(tablet), ...oncePill },
} satisfies Record<string, MedicineName>

export type MedicineKey = keyof typeof medicineNames
export const medicineName = (key: MedicineKey): MedicineName => medicineNames[key]
