import type { LabTestKey } from './lab-tests.ts'

type Values = Partial<Record<LabTestKey, number | string>>

/** eGFR by the race-free CKD-EPI creatinine equation of 2021, in mL/min/1.73 m². Adults only. */
export function filtration(creatinine: number, age: number, sex: 'female' | 'male'): number {
  const kappa = sex === 'female' ? 0.7 : 0.9
  const alpha = sex === 'female' ? -0.241 : -0.302
  const part = creatinine / kappa
  const base = 142 * Math.min(part, 1) ** alpha * Math.max(part, 1) ** -1.2 * 0.9938 ** age
  return sex === 'female' ? base * 1.012 : base
}

const number = (value: number | string | undefined): value is number => typeof value === 'number'

/**
 * Tests that follow from others are computed, so that a panel agrees with itself: eGFR from creatinine,
 * LDL by Friedewald, red-cell indices from hemoglobin and cell size, the urine ratio from its two parts.
 */
export function derive(values: Values, age: number, sex: 'female' | 'male'): Values {
  const { creatinine, cholesterol, hdl, triglycerides, hemoglobin, mcv, inr } = values
  const more: Values = {}
  if (number(creatinine) && age >= 18) more.egfr = filtration(creatinine, age, sex)
  if (number(cholesterol) && number(hdl) && number(triglycerides)) {
    more.ldl = cholesterol - hdl - triglycerides / 5
    more.nonhdl = cholesterol - hdl
  }
  if (number(hemoglobin) && number(mcv)) {
    const mchc = 33.6 + Math.min(0, (mcv - 80) / 12)
    const hematocrit = (hemoglobin / mchc) * 100
    const erythrocytes = (hematocrit / mcv) * 10
    Object.assign(more, { hematocrit, erythrocytes, mchc, mch: (hemoglobin / erythrocytes) * 10 })
  }
  const { albuminratio, urinecreatinine } = values
  if (number(albuminratio) && number(urinecreatinine))
    more.urinealbumin = (albuminratio * urinecreatinine) / 100
  if (number(inr)) more.prothrombin = 11 * inr ** 0.95
  return { ...values, ...more }
}
