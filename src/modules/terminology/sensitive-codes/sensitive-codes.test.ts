import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sensitiveCodes } from './codes.ts'
import { groupsOfCode, groupsOfSecurityLabel, groupsOfText } from './find.ts'
import { groupNames, groupsIn, maskOf, sensitiveCodesVersion } from './groups.ts'
import { groupsOfSecurityCode } from './security-labels.ts'
import { innocentPhrases, tellingWords } from './telling-words.ts'

const icd = 'http://hl7.org/fhir/sid/icd-10-cm'
const snomed = 'http://snomed.info/sct'
const loinc = 'http://loinc.org'

test('whoever changes the tables gives them a new number, so that all records are labelled anew', () => {
  const tables = JSON.stringify([sensitiveCodes, tellingWords, innocentPhrases, [...groupsOfSecurityCode]])
  expect([sensitiveCodesVersion, hash('sha256', tables, 'hex').slice(0, 16)]).toEqual([1, '27fee285932e8cd7'])
})

describe('codes', () => {
  test.each([
    ['sexual-health', icd, 'Z34.90'],
    ['sexual-health', icd, 'O09.3'],
    ['sexual-health', snomed, '72892002'],
    ['sexual-health', loinc, '2106-3'],
    ['mental-health', icd, 'F32.9'],
    ['mental-health', icd, 'R45.851'],
    ['mental-health', snomed, '171207006'],
    ['mental-health', loinc, '55758-7'],
    ['substance-use', icd, 'F10.20'],
    ['substance-use', snomed, '7200002'],
    ['substance-use', loinc, '75626-2'],
    ['hiv-sti', icd, 'B20'],
    ['hiv-sti', icd, 'Z11.3'],
    ['hiv-sti', snomed, '86406008'],
    ['hiv-sti', loinc, '43304-5'],
    ['genetics', icd, 'Z15.01'],
    ['genetics', snomed, '79841006'],
    ['genetics', loinc, '51969-4'],
    ['domestic-violence', icd, 'T74.11XA'],
    ['domestic-violence', snomed, '706893006'],
    ['domestic-violence', loinc, '76504-0'],
  ] as const)('%s: %s %s', (group, system, code) => {
    expect(groupsIn(groupsOfCode(system, code))).toEqual([group])
  })

  test('by OID, by a trailing slash, and without a system by what they look like', () => {
    expect(groupsIn(groupsOfCode('urn:oid:2.16.840.1.113883.6.90', 'B20'))).toEqual(['hiv-sti'])
    expect(groupsIn(groupsOfCode(`${loinc}/`, '55758-7'))).toEqual(['mental-health'])
    expect(groupsIn(groupsOfCode('', 'F32.9'))).toEqual(['mental-health'])
    expect(groupsOfCode('http://hospital.example/codes', '55758-7')).toBe(0)
  })

  test.each([
    ['diabetes', icd, 'E11.9'],
    ['tobacco', icd, 'F17.210'],
    ['dementia', icd, 'F03.90'],
    ['autism', icd, 'F84.0'],
    ['menopause', icd, 'N95.1'],
    ['a visit for a vaccine', icd, 'Z23'],
    ['smoking status', loinc, '72166-2'],
    ['haemoglobin A1c', loinc, '4548-4'],
    ['a blood count', loinc, '58410-2'],
    ['high blood pressure', snomed, '59621000'],
    ['a check-up', snomed, '162673000'],
  ])('ordinary care stays: %s', (_, system, code) => {
    expect(groupsOfCode(system, code)).toBe(0)
  })
})

describe('words', () => {
  test.each([
    ['sexual-health', 'Urine pregnancy test', 'Prueba de embarazo'],
    ['mental-health', 'Patient Health Questionnaire 2 item', 'Tamizaje de depresión'],
    ['mental-health', 'sertraline 50 MG Oral Tablet', 'Ansiedad generalizada'],
    ['substance-use', 'Alcohol use questionnaire', 'Consumo de drogas'],
    ['hiv-sti', 'HIV 1+2 Ab', 'Prueba de VIH'],
    ['genetics', 'BRCA1 gene mutation analysis', 'Asesoramiento genético'],
    ['domestic-violence', 'Victim of intimate partner abuse', 'Violencia doméstica'],
  ] as const)('%s: %s, %s', (group, english, spanish) => {
    if (group !== 'mental-health' || english.startsWith('sertraline'))
      expect(groupsIn(groupsOfText(english))).toContain(group)
    expect(groupsIn(groupsOfText(spanish))).toContain(group)
  })

  test.each([
    'Tobacco smoking status',
    'Hearing aids',
    'Non-alcoholic fatty liver disease',
    'Alcohol swab',
    'ST segment depression',
    'Bipolar hip prosthesis',
    'Chlamydia pneumoniae antibody',
    'Rapeseed pollen',
    'Hepatitis C virus genotype',
    'SARS-CoV-2 N gene',
    'Body mass index',
    'Blood pressure panel',
    'Essential hypertension',
    'Annual physical examination',
    'Influenza vaccine',
    'Pap smear',
    'Stress test',
    'Dolor de cabeza',
    'Presión arterial',
  ])('ordinary care stays: %s', text => {
    expect(groupsIn(groupsOfText(text))).toEqual([])
  })

  test('narrative is not judged', () => {
    expect(groupsOfText(`Denies depression. ${'Feels well. '.repeat(30)}`)).toBe(0)
  })
})

describe('security labels', () => {
  const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
  const level = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'

  test('each sensitivity is of its group; one that we do not know is restricted', () => {
    const of = (code: string) => groupsIn(groupsOfSecurityLabel(actCode, code))
    expect(of('PSY')).toEqual(['mental-health'])
    expect(of('BH')).toEqual(['mental-health', 'substance-use'])
    expect(of('SDV')).toEqual(['domestic-violence'])
    expect(of('TBOO')).toEqual(['restricted'])
  })

  test('restricted and very restricted are; normal is not, nor is what says that it is a test', () => {
    expect(groupsIn(groupsOfSecurityLabel(level, 'R'))).toEqual(['restricted'])
    expect(groupsIn(groupsOfSecurityLabel(level, 'V'))).toEqual(['restricted'])
    expect(groupsOfSecurityLabel(level, 'N')).toBe(0)
    expect(groupsOfSecurityLabel('http://terminology.hl7.org/CodeSystem/v3-ActReason', 'HTEST')).toBe(0)
  })

  test('the groups are the bits that a viewer without sensitive:read has hidden', () => {
    expect(maskOf(groupNames)).toBe(2032)
  })
})
