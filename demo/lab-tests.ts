/** Range of healthy values; `f`, `m` and `child` where they differ from `all`. Either end may be open. */
export type Range = readonly [low: number | null, high: number | null]

/**
 * One laboratory test. `usual` and `spread` make values where a story says nothing; `possible` bounds what
 * a living person can have (checked by tests); `coded` tests answer with a word instead of a number.
 */
type LabTest = {
  loinc?: string
  official: string
  name: string
  es: string
  unit?: string
  shown?: string
  digits?: number
  range?: Range
  f?: Range
  m?: Range
  child?: Range
  usual?: number
  spread?: number
  possible?: Range
  coded?: readonly string[]
  /** What a healthy person's answer reads; others are flagged. */
  expected?: string
}

const strip = ['Negative', 'Trace', '1+', '2+', '3+'] as const

// biome-ignore format: a table, one test a line
export const labTests = {
  glucose: { loinc: '2345-7', official: 'Glucose [Mass/volume] in Serum or Plasma', name: 'Glucose', es: 'Glucosa', unit: 'mg/dL', range: [70, 99], usual: 90, spread: 6, possible: [30, 600] },
  bun: { loinc: '3094-0', official: 'Urea nitrogen [Mass/volume] in Serum or Plasma', name: 'Urea nitrogen (BUN)', es: 'Nitrógeno ureico', unit: 'mg/dL', range: [7, 20], child: [5, 18], usual: 13, spread: 3, possible: [2, 120] },
  creatinine: { loinc: '2160-0', official: 'Creatinine [Mass/volume] in Serum or Plasma', name: 'Creatinine', es: 'Creatinina', unit: 'mg/dL', digits: 2, f: [0.5, 1.0], m: [0.7, 1.3], child: [0.2, 0.8], usual: 0.85, spread: 0.07, possible: [0.1, 12] },
  egfr: { loinc: '98979-8', official: 'Glomerular filtration rate [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)/1.73 sq M', name: 'eGFR (kidney filtering)', es: 'TFGe (filtrado del riñón)', unit: 'mL/min/{1.73_m2}', shown: 'mL/min/1.73 m²', range: [60, null], usual: 95, spread: 5, possible: [4, 160] },
  sodium: { loinc: '2951-2', official: 'Sodium [Moles/volume] in Serum or Plasma', name: 'Sodium', es: 'Sodio', unit: 'mmol/L', range: [135, 145], usual: 140, spread: 1.5, possible: [110, 165] },
  potassium: { loinc: '2823-3', official: 'Potassium [Moles/volume] in Serum or Plasma', name: 'Potassium', es: 'Potasio', unit: 'mmol/L', digits: 1, range: [3.5, 5.1], usual: 4.2, spread: 0.2, possible: [2, 8] },
  chloride: { loinc: '2075-0', official: 'Chloride [Moles/volume] in Serum or Plasma', name: 'Chloride', es: 'Cloruro', unit: 'mmol/L', range: [98, 107], usual: 102, spread: 1.5, possible: [80, 125] },
  carbondioxide: { loinc: '2028-9', official: 'Carbon dioxide, total [Moles/volume] in Serum or Plasma', name: 'Carbon dioxide', es: 'Dióxido de carbono', unit: 'mmol/L', range: [22, 29], usual: 25, spread: 1.2, possible: [8, 45] },
  calcium: { loinc: '17861-6', official: 'Calcium [Mass/volume] in Serum or Plasma', name: 'Calcium', es: 'Calcio', unit: 'mg/dL', digits: 1, range: [8.6, 10.3], usual: 9.4, spread: 0.2, possible: [5, 15] },
  protein: { loinc: '2885-2', official: 'Protein [Mass/volume] in Serum or Plasma', name: 'Total protein', es: 'Proteína total', unit: 'g/dL', digits: 1, range: [6.0, 8.3], usual: 7.1, spread: 0.25, possible: [3, 12] },
  albumin: { loinc: '1751-7', official: 'Albumin [Mass/volume] in Serum or Plasma', name: 'Albumin', es: 'Albúmina', unit: 'g/dL', digits: 1, range: [3.5, 5.0], usual: 4.3, spread: 0.15, possible: [1, 6] },
  bilirubin: { loinc: '1975-2', official: 'Bilirubin.total [Mass/volume] in Serum or Plasma', name: 'Bilirubin', es: 'Bilirrubina', unit: 'mg/dL', digits: 1, range: [0.2, 1.2], usual: 0.6, spread: 0.12, possible: [0.1, 30] },
  alkaline: { loinc: '6768-6', official: 'Alkaline phosphatase [Enzymatic activity/volume] in Serum or Plasma', name: 'Alkaline phosphatase', es: 'Fosfatasa alcalina', unit: 'U/L', range: [40, 129], child: [100, 420], usual: 75, spread: 11, possible: [10, 1500] },
  alt: { loinc: '1742-6', official: 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma', name: 'ALT (liver)', es: 'ALT (hígado)', unit: 'U/L', range: [7, 45], usual: 23, spread: 6, possible: [3, 3000] },
  ast: { loinc: '1920-8', official: 'Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma', name: 'AST (liver)', es: 'AST (hígado)', unit: 'U/L', range: [8, 40], usual: 22, spread: 5, possible: [3, 3000] },
  leukocytes: { loinc: '6690-2', official: 'Leukocytes [#/volume] in Blood by Automated count', name: 'White blood cells', es: 'Glóbulos blancos', unit: '10*3/uL', shown: '10*3/uL', digits: 1, range: [4.0, 11.0], child: [5.0, 14.5], usual: 6.8, spread: 0.9, possible: [0.5, 60] },
  erythrocytes: { loinc: '789-8', official: 'Erythrocytes [#/volume] in Blood by Automated count', name: 'Red blood cells', es: 'Glóbulos rojos', unit: '10*6/uL', digits: 2, f: [3.9, 5.2], m: [4.3, 5.8], child: [3.9, 5.3], usual: 4.6, spread: 0.1, possible: [1.2, 8] },
  hemoglobin: { loinc: '718-7', official: 'Hemoglobin [Mass/volume] in Blood', name: 'Hemoglobin', es: 'Hemoglobina', unit: 'g/dL', digits: 1, f: [12.0, 15.5], m: [13.5, 17.5], child: [11.0, 15.5], usual: 13.9, spread: 0.4, possible: [4, 22] },
  hematocrit: { loinc: '4544-3', official: 'Hematocrit [Volume Fraction] of Blood by Automated count', name: 'Hematocrit', es: 'Hematocrito', unit: '%', digits: 1, f: [35.0, 46.0], m: [40.0, 51.0], child: [33.0, 45.0], usual: 41, spread: 1, possible: [12, 66] },
  mcv: { loinc: '787-2', official: 'MCV [Entitic volume] by Automated count', name: 'Red cell size (MCV)', es: 'Tamaño del glóbulo rojo', unit: 'fL', digits: 1, range: [80, 100], child: [72, 95], usual: 89, spread: 1.5, possible: [50, 130] },
  mch: { loinc: '785-6', official: 'MCH [Entitic mass] by Automated count', name: 'Hemoglobin per red cell (MCH)', es: 'Hemoglobina por glóbulo', unit: 'pg', digits: 1, range: [26, 34], child: [23, 33], usual: 30, spread: 0.5, possible: [14, 45] },
  mchc: { loinc: '786-4', official: 'MCHC [Mass/volume] by Automated count', name: 'Hemoglobin concentration (MCHC)', es: 'Concentración de hemoglobina', unit: 'g/dL', digits: 1, range: [31.5, 36.0], usual: 33.6, spread: 0.3, possible: [25, 40] },
  rdw: { loinc: '788-0', official: 'Erythrocyte distribution width [Ratio] by Automated count', name: 'Red cell size spread (RDW)', es: 'Variación del tamaño', unit: '%', digits: 1, range: [11.5, 14.9], usual: 13.1, spread: 0.4, possible: [9, 35] },
  platelets: { loinc: '777-3', official: 'Platelets [#/volume] in Blood by Automated count', name: 'Platelets', es: 'Plaquetas', unit: '10*3/uL', range: [150, 400], usual: 248, spread: 28, possible: [5, 1500] },
  cholesterol: { loinc: '2093-3', official: 'Cholesterol [Mass/volume] in Serum or Plasma', name: 'Total cholesterol', es: 'Colesterol total', unit: 'mg/dL', range: [null, 199], usual: 184, spread: 12, possible: [60, 500] },
  triglycerides: { loinc: '2571-8', official: 'Triglyceride [Mass/volume] in Serum or Plasma', name: 'Triglycerides', es: 'Triglicéridos', unit: 'mg/dL', range: [null, 149], usual: 112, spread: 18, possible: [25, 2500] },
  hdl: { loinc: '2085-9', official: 'Cholesterol in HDL [Mass/volume] in Serum or Plasma', name: 'HDL cholesterol', es: 'Colesterol HDL', unit: 'mg/dL', f: [50, null], m: [40, null], usual: 54, spread: 4, possible: [10, 130] },
  ldl: { loinc: '13457-7', official: 'Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation', name: 'LDL cholesterol', es: 'Colesterol LDL', unit: 'mg/dL', range: [null, 129], usual: 108, spread: 10, possible: [5, 400] },
  nonhdl: { loinc: '43396-1', official: 'Cholesterol non HDL [Mass/volume] in Serum or Plasma', name: 'Non-HDL cholesterol', es: 'Colesterol no HDL', unit: 'mg/dL', range: [null, 159], usual: 130, spread: 10, possible: [10, 450] },
  a1c: { loinc: '4548-4', official: 'Hemoglobin A1c/Hemoglobin.total in Blood', name: 'Hemoglobin A1c', es: 'Hemoglobina A1c', unit: '%', digits: 1, range: [null, 5.6], usual: 5.3, spread: 0.1, possible: [3.5, 18] },
  tsh: { loinc: '3016-3', official: 'Thyrotropin [Units/volume] in Serum or Plasma', name: 'TSH (thyroid)', es: 'TSH (tiroides)', unit: 'm[IU]/L', shown: 'mIU/L', digits: 2, range: [0.4, 4.5], usual: 1.9, spread: 0.4, possible: [0.005, 150] },
  freet4: { loinc: '3024-7', official: 'Thyroxine (T4) free [Mass/volume] in Serum or Plasma', name: 'Free T4 (thyroid)', es: 'T4 libre (tiroides)', unit: 'ng/dL', digits: 2, range: [0.8, 1.8], usual: 1.2, spread: 0.1, possible: [0.1, 8] },
  color: { loinc: '5778-6', official: 'Color of Urine', name: 'Color', es: 'Color', coded: ['Yellow', 'Dark yellow', 'Amber'] },
  clarity: { loinc: '32167-9', official: 'Clarity of Urine', name: 'Clarity', es: 'Claridad', coded: ['Clear', 'Cloudy'], expected: 'Clear' },
  gravity: { loinc: '5811-5', official: 'Specific gravity of Urine by Test strip', name: 'Specific gravity', es: 'Densidad', unit: '{SG}', shown: 'SG', digits: 3, range: [1.005, 1.03], usual: 1.016, spread: 0.004, possible: [1.0, 1.06] },
  urineph: { loinc: '5803-2', official: 'pH of Urine by Test strip', name: 'pH', es: 'pH', unit: '[pH]', shown: 'pH', digits: 1, range: [5, 8], usual: 6, spread: 0.4, possible: [4, 9.5] },
  urineglucose: { loinc: '25428-4', official: 'Glucose [Presence] in Urine by Test strip', name: 'Sugar in urine', es: 'Azúcar en la orina', coded: strip, expected: 'Negative' },
  ketones: { loinc: '2514-8', official: 'Ketones [Presence] in Urine by Test strip', name: 'Ketones in urine', es: 'Cetonas en la orina', coded: strip, expected: 'Negative' },
  urineprotein: { loinc: '20454-5', official: 'Protein [Presence] in Urine by Test strip', name: 'Protein in urine', es: 'Proteína en la orina', coded: strip, expected: 'Negative' },
  urineblood: { loinc: '5794-3', official: 'Hemoglobin [Presence] in Urine by Test strip', name: 'Blood in urine', es: 'Sangre en la orina', coded: strip, expected: 'Negative' },
  nitrite: { loinc: '5802-4', official: 'Nitrite [Presence] in Urine by Test strip', name: 'Nitrite in urine', es: 'Nitritos en la orina', coded: ['Negative', 'Positive'], expected: 'Negative' },
  esterase: { loinc: '5799-2', official: 'Leukocyte esterase [Presence] in Urine by Test strip', name: 'White cells in urine', es: 'Glóbulos blancos en la orina', coded: strip, expected: 'Negative' },
  urinealbumin: { loinc: '14957-5', official: 'Microalbumin [Mass/volume] in Urine', name: 'Albumin in urine', es: 'Albúmina en la orina', unit: 'mg/L', digits: 1, range: [null, 20], usual: 8, spread: 2, possible: [0.1, 8000] },
  urinecreatinine: { loinc: '2161-8', official: 'Creatinine [Mass/volume] in Urine', name: 'Creatinine in urine', es: 'Creatinina en la orina', unit: 'mg/dL', range: [20, 320], usual: 110, spread: 22, possible: [5, 500] },
  albuminratio: { loinc: '9318-7', official: 'Albumin/Creatinine [Mass Ratio] in Urine', name: 'Urine albumin/creatinine ratio', es: 'Relación albúmina/creatinina en la orina', unit: 'mg/g', digits: 0, range: [null, 29], usual: 8, spread: 3, possible: [0, 9000] },
  inr: { loinc: '6301-6', official: 'INR in Platelet poor plasma by Coagulation assay', name: 'INR (clotting)', es: 'INR (coagulación)', unit: '{INR}', shown: 'INR', digits: 1, range: [0.9, 1.1], usual: 1.0, spread: 0.04, possible: [0.7, 12] },
  prothrombin: { loinc: '5902-2', official: 'Prothrombin time (PT)', name: 'Clotting time (PT)', es: 'Tiempo de coagulación', unit: 's', digits: 1, range: [9.4, 12.5], usual: 11, spread: 0.4, possible: [8, 130] },
  ferritin: { loinc: '2276-4', official: 'Ferritin [Mass/volume] in Serum or Plasma', name: 'Ferritin (iron stores)', es: 'Ferritina (reservas de hierro)', unit: 'ng/mL', f: [15, 150], m: [30, 400], usual: 72, spread: 15, possible: [1, 5000] },
  serumiron: { loinc: '2498-4', official: 'Iron [Mass/volume] in Serum or Plasma', name: 'Iron', es: 'Hierro', unit: 'ug/dL', shown: 'mcg/dL', range: [50, 170], usual: 92, spread: 15, possible: [5, 500] },
  b12: { loinc: '2132-9', official: 'Cobalamin (Vitamin B12) [Mass/volume] in Serum or Plasma', name: 'Vitamin B12', es: 'Vitamina B12', unit: 'pg/mL', range: [232, 1245], usual: 480, spread: 90, possible: [50, 3000] },
  vitamind: { loinc: '62292-8', official: '25-Hydroxyvitamin D2+25-Hydroxyvitamin D3 [Mass/volume] in Serum or Plasma', name: 'Vitamin D', es: 'Vitamina D', unit: 'ng/mL', range: [30, 100], usual: 38, spread: 4, possible: [3, 180] },
  psa: { loinc: '2857-1', official: 'Prostate specific Ag [Mass/volume] in Serum or Plasma', name: 'PSA (prostate)', es: 'PSA (próstata)', unit: 'ng/mL', digits: 2, range: [null, 4], usual: 1.1, spread: 0.2, possible: [0.005, 500] },
  urate: { loinc: '3084-1', official: 'Urate [Mass/volume] in Serum or Plasma', name: 'Uric acid', es: 'Ácido úrico', unit: 'mg/dL', digits: 1, f: [2.4, 6.0], m: [3.4, 7.0], usual: 5.2, spread: 0.4, possible: [1, 18] },
  crp: { loinc: '1988-5', official: 'C reactive protein [Mass/volume] in Serum or Plasma', name: 'C-reactive protein', es: 'Proteína C reactiva', unit: 'mg/L', digits: 1, range: [null, 5], usual: 1.8, spread: 0.6, possible: [0.1, 500] },
  bnp: { loinc: '33762-6', official: 'Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma', name: 'NT-proBNP (heart strain)', es: 'NT-proBNP (esfuerzo del corazón)', unit: 'pg/mL', range: [null, 450], usual: 160, spread: 40, possible: [5, 35000] },
  lead: { loinc: '5671-3', official: 'Lead [Mass/volume] in Blood', name: 'Lead', es: 'Plomo', unit: 'ug/dL', shown: 'mcg/dL', digits: 1, range: [null, 3.4], usual: 1.4, spread: 0.3, possible: [0.1, 100] },
  reticulocytes: { loinc: '17849-1', official: 'Reticulocytes/100 erythrocytes in Blood by Automated count', name: 'Young red cells (reticulocytes)', es: 'Glóbulos rojos jóvenes', unit: '%', digits: 1, range: [0.5, 2.5], usual: 1.2, spread: 0.2, possible: [0, 40] },
  glucosechallenge: { loinc: '1504-0', official: 'Glucose [Mass/volume] in Serum or Plasma --1 hour post 50 g glucose PO', name: 'Glucose 1 hour after sugar drink', es: 'Glucosa 1 hora después de la bebida dulce', unit: 'mg/dL', range: [null, 139], usual: 112, spread: 9, possible: [40, 400] },
  surfaceantigen: { loinc: '5195-3', official: 'Hepatitis B virus surface Ag [Presence] in Serum', name: 'Hepatitis B surface antigen', es: 'Antígeno de superficie de hepatitis B', coded: ['Non-reactive', 'Reactive'], expected: 'Non-reactive' },
  surfaceantibody: { loinc: '22322-2', official: 'Hepatitis B virus surface Ab [Presence] in Serum', name: 'Hepatitis B surface antibody', es: 'Anticuerpo de superficie de hepatitis B', coded: ['Non-reactive', 'Reactive'] },
  hepatitiscantibody: { loinc: '16128-1', official: 'Hepatitis C virus Ab [Presence] in Serum', name: 'Hepatitis C antibody', es: 'Anticuerpo de hepatitis C', coded: ['Non-reactive', 'Reactive'], expected: 'Non-reactive' },
  hepatitiscload: { loinc: '11011-4', official: 'Hepatitis C virus RNA [Units/volume] (viral load) in Serum or Plasma by NAA with probe detection', name: 'Hepatitis C viral load', es: 'Carga viral de hepatitis C', unit: '[IU]/mL', shown: 'IU/mL', range: [null, 15], usual: 15, spread: 0, possible: [0, 100000000] },
  strepantigen: { loinc: '78012-2', official: 'Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay', name: 'Rapid strep test', es: 'Prueba rápida de estreptococo', coded: ['Negative', 'Positive'], expected: 'Negative' },
  covidpcr: { loinc: '94500-6', official: 'SARS-CoV-2 (COVID-19) RNA [Presence] in Respiratory system specimen by NAA with probe detection', name: 'COVID-19 PCR', es: 'PCR de COVID-19', coded: ['Not detected', 'Detected'], expected: 'Not detected' },
  occultblood: { loinc: '29771-3', official: 'Hemoglobin.gastrointestinal.lower [Presence] in Stool by Immunoassay', name: 'Hidden blood in stool (FIT)', es: 'Sangre oculta en heces (FIT)', coded: ['Negative', 'Positive'], expected: 'Negative' },
  ana: { loinc: '5048-4', official: 'Nuclear Ab [Titer] in Serum by Immunofluorescence', name: 'ANA titer', es: 'Título de ANA' },
  dsdna: { loinc: '5130-0', official: 'DNA double strand Ab [Units/volume] in Serum', name: 'Anti-double-stranded DNA', es: 'Anti-ADN de doble cadena', unit: '[IU]/mL', shown: 'IU/mL', range: [null, 9], usual: 4, spread: 1, possible: [0, 2000] },
  complement3: { loinc: '4485-9', official: 'Complement C3 [Mass/volume] in Serum or Plasma', name: 'Complement C3', es: 'Complemento C3', unit: 'mg/dL', range: [82, 167], usual: 118, spread: 9, possible: [5, 300] },
  complement4: { loinc: '4498-2', official: 'Complement C4 [Mass/volume] in Serum or Plasma', name: 'Complement C4', es: 'Complemento C4', unit: 'mg/dL', range: [12, 38], usual: 24, spread: 3, possible: [1, 120] },
  drvvt: { official: 'dRVVT screen to confirm, normalized ratio', name: 'Lupus anticoagulant (dRVVT ratio)', es: 'Anticoagulante lúpico (razón dRVVT)', unit: '{ratio}', shown: 'ratio', digits: 2, range: [null, 1.2], usual: 1.05, spread: 0.04, possible: [0.5, 5] },
  rpr: { loinc: '31147-2', official: 'Reagin Ab [Titer] in Serum by RPR', name: 'Syphilis titer (RPR)', es: 'Título de sífilis (RPR)' },
} satisfies Record<string, LabTest>

export type LabTestKey = keyof typeof labTests
export const labTest = (key: LabTestKey): LabTest => labTests[key]
