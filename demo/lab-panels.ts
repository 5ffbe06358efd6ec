import type { LabTestKey } from './lab-tests.ts'

type Panel = {
  loinc?: string
  official: string
  name: string
  es: string
  specimen: 'blood' | 'serum' | 'urine' | 'throat' | 'nose' | 'stool'
  tests: readonly LabTestKey[]
}

const metabolic = [
  'glucose',
  'bun',
  'creatinine',
  'egfr',
  'sodium',
  'potassium',
  'chloride',
  'carbondioxide',
  'calcium',
] as const

/** Groups of tests that are ordered, drawn and reported together. */
// biome-ignore format: a table, one panel a line
const labPanels = {
  bmp: { loinc: '24321-2', official: 'Basic metabolic 2000 panel - Serum or Plasma', name: 'Basic metabolic panel', es: 'Panel metabólico básico', specimen: 'serum', tests: metabolic },
  cmp: { loinc: '24323-8', official: 'Comprehensive metabolic 2000 panel - Serum or Plasma', name: 'Comprehensive metabolic panel', es: 'Panel metabólico completo', specimen: 'serum', tests: [...metabolic, 'protein', 'albumin', 'bilirubin', 'alkaline', 'alt', 'ast'] },
  cbc: { loinc: '58410-2', official: 'CBC panel - Blood by Automated count', name: 'Complete blood count', es: 'Hemograma completo', specimen: 'blood', tests: ['leukocytes', 'erythrocytes', 'hemoglobin', 'hematocrit', 'mcv', 'mch', 'mchc', 'rdw', 'platelets'] },
  lipid: { loinc: '24331-1', official: 'Lipid 1996 panel - Serum or Plasma', name: 'Cholesterol panel', es: 'Panel de colesterol', specimen: 'serum', tests: ['cholesterol', 'triglycerides', 'hdl', 'ldl', 'nonhdl'] },
  a1c: { loinc: '4548-4', official: 'Hemoglobin A1c/Hemoglobin.total in Blood', name: 'Hemoglobin A1c', es: 'Hemoglobina A1c', specimen: 'blood', tests: ['a1c'] },
  thyroid: { official: 'Thyroid function tests', name: 'Thyroid tests', es: 'Pruebas de tiroides', specimen: 'serum', tests: ['tsh', 'freet4'] },
  urinalysis: { loinc: '24357-6', official: 'Urinalysis macro (dipstick) panel - Urine', name: 'Urine test', es: 'Examen de orina', specimen: 'urine', tests: ['color', 'clarity', 'gravity', 'urineph', 'urineglucose', 'ketones', 'urineprotein', 'urineblood', 'nitrite', 'esterase'] },
  uacr: { official: 'Albumin and creatinine panel - Urine', name: 'Urine albumin and creatinine', es: 'Albúmina y creatinina en la orina', specimen: 'urine', tests: ['urinealbumin', 'urinecreatinine', 'albuminratio'] },
  inr: { loinc: '34528-0', official: 'PT panel - Platelet poor plasma by Coagulation assay', name: 'INR and clotting time', es: 'INR y tiempo de coagulación', specimen: 'blood', tests: ['inr', 'prothrombin'] },
  iron: { official: 'Iron studies', name: 'Iron tests', es: 'Pruebas de hierro', specimen: 'serum', tests: ['ferritin', 'serumiron'] },
  vitamind: { loinc: '62292-8', official: '25-Hydroxyvitamin D2+25-Hydroxyvitamin D3 [Mass/volume] in Serum or Plasma', name: 'Vitamin D', es: 'Vitamina D', specimen: 'serum', tests: ['vitamind'] },
  b12: { loinc: '2132-9', official: 'Cobalamin (Vitamin B12) [Mass/volume] in Serum or Plasma', name: 'Vitamin B12', es: 'Vitamina B12', specimen: 'serum', tests: ['b12'] },
  psa: { loinc: '2857-1', official: 'Prostate specific Ag [Mass/volume] in Serum or Plasma', name: 'PSA', es: 'PSA', specimen: 'serum', tests: ['psa'] },
  urate: { loinc: '3084-1', official: 'Urate [Mass/volume] in Serum or Plasma', name: 'Uric acid', es: 'Ácido úrico', specimen: 'serum', tests: ['urate'] },
  crp: { loinc: '1988-5', official: 'C reactive protein [Mass/volume] in Serum or Plasma', name: 'C-reactive protein', es: 'Proteína C reactiva', specimen: 'serum', tests: ['crp'] },
  bnp: { loinc: '33762-6', official: 'NT-proBNP', name: 'NT-proBNP', es: 'NT-proBNP', specimen: 'serum', tests: ['bnp'] },
  lead: { loinc: '5671-3', official: 'Lead [Mass/volume] in Blood', name: 'Lead screening', es: 'Prueba de plomo', specimen: 'blood', tests: ['lead', 'hemoglobin'] },
  reticulocytes: { loinc: '17849-1', official: 'Reticulocytes/100 erythrocytes in Blood by Automated count', name: 'Reticulocytes', es: 'Reticulocitos', specimen: 'blood', tests: ['reticulocytes'] },
  bilirubin: { loinc: '1975-2', official: 'Bilirubin.total [Mass/volume] in Serum or Plasma', name: 'Bilirubin', es: 'Bilirrubina', specimen: 'serum', tests: ['bilirubin'] },
  glucosechallenge: { loinc: '1504-0', official: 'Glucose [Mass/volume] in Serum or Plasma --1 hour post 50 g glucose PO', name: 'Pregnancy sugar test', es: 'Prueba de azúcar del embarazo', specimen: 'serum', tests: ['glucosechallenge'] },
  hepatitis: { official: 'Hepatitis B and C screening', name: 'Hepatitis tests', es: 'Pruebas de hepatitis', specimen: 'serum', tests: ['surfaceantigen', 'surfaceantibody', 'hepatitiscantibody'] },
  hepatitiscload: { loinc: '11011-4', official: 'Hepatitis C virus RNA [Units/volume] (viral load) in Serum or Plasma by NAA with probe detection', name: 'Hepatitis C viral load', es: 'Carga viral de hepatitis C', specimen: 'serum', tests: ['hepatitiscload'] },
  strep: { loinc: '78012-2', official: 'Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay', name: 'Rapid strep test', es: 'Prueba rápida de estreptococo', specimen: 'throat', tests: ['strepantigen'] },
  covid: { loinc: '94500-6', official: 'SARS-CoV-2 (COVID-19) RNA [Presence] in Respiratory system specimen by NAA with probe detection', name: 'COVID-19 PCR', es: 'PCR de COVID-19', specimen: 'nose', tests: ['covidpcr'] },
  fit: { loinc: '29771-3', official: 'Hemoglobin.gastrointestinal.lower [Presence] in Stool by Immunoassay', name: 'Stool test (FIT)', es: 'Prueba de heces (FIT)', specimen: 'stool', tests: ['occultblood'] },
  lupus: { official: 'Lupus follow-up panel', name: 'Lupus tests', es: 'Pruebas de lupus', specimen: 'serum', tests: ['ana', 'dsdna', 'complement3', 'complement4', 'drvvt'] },
  rpr: { loinc: '31147-2', official: 'Reagin Ab [Titer] in Serum by RPR', name: 'Syphilis test', es: 'Prueba de sífilis', specimen: 'serum', tests: ['rpr'] },
} satisfies Record<string, Panel>

export type PanelKey = keyof typeof labPanels
export const labPanel = (key: PanelKey): Panel => labPanels[key]
