import { expect, test } from 'vitest'
import { derive, filtration } from './lab-chemistry.ts'

test('eGFR follows the CKD-EPI equation of 2021', () => {
  expect(Math.round(filtration(1.0, 50, 'female'))).toBe(69)
  expect(Math.round(filtration(1.2, 60, 'male'))).toBe(69)
  expect(Math.round(filtration(2.75, 81, 'male'))).toBe(22)
})

test('a panel agrees with itself', () => {
  const lipids = derive({ cholesterol: 200, hdl: 50, triglycerides: 150 }, 40, 'male')
  expect([lipids.ldl, lipids.nonhdl]).toEqual([120, 150])
  const { hemoglobin = 0, hematocrit = 0, mchc = 0 } = derive({ hemoglobin: 14, mcv: 90 }, 40, 'male')
  expect(Number(hemoglobin) / Number(hematocrit)).toBeCloseTo(Number(mchc) / 100, 6)
  expect(derive({ albuminratio: 300, urinecreatinine: 100 }, 40, 'male').urinealbumin).toBe(300)
})

test('children have no eGFR from the adult equation', () => {
  expect(derive({ creatinine: 0.5 }, 9, 'female').egfr).toBeUndefined()
})
