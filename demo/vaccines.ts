import type { Immunization } from '@medplum/fhirtypes'
import { addDays, ageOn, instant, later, openDay } from './calendar.ts'
import { type Chart, idFor, patientOf, record } from './chart.ts'
import { doctorRef, doctors, placeRef } from './clinic.ts'
import { both, coding, concept, hl7Concept, snomed, systems } from './concepts.ts'
import type { Visit } from './visits.ts'

// biome-ignore format: a table, one vaccine a line
const vaccineNames = {
  hepb: { cvx: '08', name: 'Hepatitis B (child)', against: 'Hepatitis B' },
  rotavirus: { cvx: '116', name: 'Rotavirus', against: 'Rotavirus' },
  dtap: { cvx: '20', name: 'DTaP (diphtheria, tetanus, whooping cough)', against: 'Diphtheria, tetanus and pertussis' },
  hib: { cvx: '48', name: 'Hib', against: 'Haemophilus influenzae type b' },
  pcv13: { cvx: '133', name: 'Pneumococcal (PCV13)', against: 'Pneumococcal disease' },
  pcv20: { cvx: '216', name: 'Pneumococcal (PCV20)', against: 'Pneumococcal disease' },
  ppsv23: { cvx: '33', name: 'Pneumococcal (PPSV23)', against: 'Pneumococcal disease' },
  ipv: { cvx: '10', name: 'Polio (IPV)', against: 'Polio' },
  mmr: { cvx: '03', name: 'Measles, mumps and rubella (MMR)', against: 'Measles, mumps and rubella' },
  varicella: { cvx: '21', name: 'Chickenpox', against: 'Chickenpox' },
  hepa: { cvx: '83', name: 'Hepatitis A (child)', against: 'Hepatitis A' },
  tdap: { cvx: '115', name: 'Tdap (tetanus, diphtheria, whooping cough)', against: 'Tetanus, diphtheria and pertussis' },
  hpv: { cvx: '165', name: 'HPV', against: 'Human papillomavirus' },
  menacwy: { cvx: '203', name: 'Meningitis (MenACWY)', against: 'Meningococcal disease' },
  flu4: { cvx: '150', name: 'Flu shot', against: 'Influenza' },
  flu3: { cvx: '140', name: 'Flu shot', against: 'Influenza' },
  fluhigh4: { cvx: '197', name: 'Flu shot, high dose', against: 'Influenza' },
  fluhigh3: { cvx: '135', name: 'Flu shot, high dose', against: 'Influenza' },
  covid: { cvx: '208', name: 'COVID-19', against: 'COVID-19' },
  covidbivalent: { cvx: '300', name: 'COVID-19 booster', against: 'COVID-19' },
  covidyearly: { cvx: '309', name: 'COVID-19, yearly', against: 'COVID-19' },
  shingles: { cvx: '187', name: 'Shingles', against: 'Shingles' },
  rsv: { cvx: '305', name: 'RSV', against: 'Respiratory syncytial virus' },
} as const
type VaccineKey = keyof typeof vaccineNames

type Dose = { key: VaccineKey; age: number; dose: number }
const dosesAt = (key: VaccineKey, ...ages: number[]): Dose[] =>
  ages.map((age, index) => ({ key, age, dose: index + 1 }))

/** The usual childhood series, by the age in years at which each dose is due. */
const series: readonly Dose[] = [
  ...dosesAt('hepb', 0.014, 0.17, 0.5),
  ...dosesAt('rotavirus', 0.17, 0.33, 0.5),
  ...dosesAt('dtap', 0.17, 0.33, 0.5, 1.25, 4),
  ...dosesAt('hib', 0.17, 0.33, 0.5, 1),
  ...dosesAt('pcv13', 0.17, 0.33, 0.5, 1),
  ...dosesAt('ipv', 0.17, 0.33, 0.5, 4),
  ...dosesAt('mmr', 1, 4),
  ...dosesAt('varicella', 1, 4),
  ...dosesAt('hepa', 1, 1.5),
  ...dosesAt('tdap', 11),
  ...dosesAt('hpv', 11, 12),
  ...dosesAt('menacwy', 11, 16),
]

function immunization(chart: Chart, key: VaccineKey, date: string, dose?: number): Immunization {
  const { cvx, name, against } = vaccineNames[key]
  const { random, person } = chart
  const lot = `${random.pick(['HS', 'LK', 'MR', 'BX'])}${random.whole(1000, 9999)}`
  const expires = `${Number(date.slice(0, 4)) + 1}-06-30`
  return {
    resourceType: 'Immunization',
    id: idFor(chart, 'vaccine', key, date),
    status: 'completed',
    vaccineCode: concept(name, coding(systems.cvx, cvx)),
    patient: patientOf(chart),
    occurrenceDateTime: instant(date, '10:30'),
    primarySource: true,
    location: placeRef(doctors[person.doctor].place),
    lotNumber: lot,
    ...(expires > chart.today ? {} : { expirationDate: expires }),
    site: concept(ageOn(chart.born, date) < 2 ? 'Left thigh' : 'Left upper arm'),
    route: snomed('78421000', 'Intramuscular route', 'Into the muscle'),
    doseQuantity: { value: 0.5, unit: 'mL', system: systems.ucum, code: 'mL' },
    performer: [{ actor: doctorRef('nguyen') }],
    ...(dose === undefined
      ? {}
      : { protocolApplied: [{ targetDisease: [concept(against)], doseNumberPositiveInt: dose }] }),
  }
}

/** Gives at a checkup the childhood doses that are due and not yet given. */
export function giveChildSeries(visit: Visit, age: number): void {
  const { chart, date, id, time } = visit
  for (const { key, age: due, dose } of series) {
    const newer = key === 'pcv13' && date >= '2023-07-01' ? 'pcv20' : key
    const mark = `given-${key}-${dose}`
    if (due > age + 0.02 || chart.ids.has(mark) || age - due > 3) continue
    if (chart.ids.has(`Immunization/${idFor(chart, 'vaccine', newer, date)}`)) continue
    if (key === 'rotavirus' && age > 0.66) continue
    chart.ids.add(mark)
    record(chart, {
      ...immunization(chart, newer, date, dose),
      occurrenceDateTime: instant(date, later(time, 20)),
      encounter: { reference: `Encounter/${id}` },
    })
    const { name } = vaccineNames[newer]
    visit.done.push(both(`Vaccine given: ${name}.`, `Vacuna aplicada: ${name}.`))
  }
}

/** Vaccines by season and age, given outside the visits: flu, COVID-19, Tdap, shingles, pneumonia, RSV. */
export function giveYearly(chart: Chart): void {
  const { person, born, today } = chart
  if (person.since === undefined) return
  const start = addDays(today, Math.round(person.since * 365.25))
  const until = person.died === undefined ? today : addDays(today, Math.round(person.died * 365.25))
  const give = (key: VaccineKey, wanted: string, dose?: number) => {
    const date = openDay(wanted)
    const age = ageOn(born, date)
    if (date < start || date >= until || age < 0.5) return
    record(chart, immunization(chart, key, date, dose))
  }
  const day = () => String(chart.random.whole(3, 26)).padStart(2, '0')
  for (let year = Number(start.slice(0, 4)); year <= Number(today.slice(0, 4)); year++) {
    const fall = `${year}-10-${day()}`
    if (person.declines === 'flu') decline(chart, year, start, until)
    else if (chart.random.next() < 0.88) give(fluFor(fall, ageOn(born, fall)), fall)
    if (ageOn(born, fall) < 12) continue
    if (year === 2021) {
      give('covid', `2021-04-${day()}`, 1)
      give('covid', `2021-05-${day()}`, 2)
    }
    if (year === 2022) give('covidbivalent', `2022-11-${day()}`)
    if (year >= 2023 && chart.random.next() < 0.6) give('covidyearly', `${year}-11-${day()}`)
  }
  atBirthdays(chart, give)
}

function fluFor(date: string, age: number): VaccineKey {
  if (age >= 65) return date < '2024-07-01' ? 'fluhigh4' : 'fluhigh3'
  return date < '2024-07-01' ? 'flu4' : 'flu3'
}

function atBirthdays(chart: Chart, give: (key: VaccineKey, wanted: string, dose?: number) => void): void {
  const at = (years: number) => addDays(chart.born, Math.round(years * 365.25))
  for (let age = 22; age < 95; age += 10) give('tdap', at(age + 0.3))
  give('shingles', at(51.1), 1)
  give('shingles', at(51.4), 2)
  const pneumonia = at(65.4)
  give(pneumonia < '2022-03-01' ? 'ppsv23' : 'pcv20', pneumonia)
  const rsv = at(75.2)
  if (rsv >= '2023-09-01') give('rsv', rsv)
}

/** A vaccine that was offered and not wanted. */
function decline(chart: Chart, year: number, start: string, until: string): void {
  const date = openDay(`${year}-10-12`)
  if (date < start || date >= until) return
  const { lotNumber, expirationDate, site, route, doseQuantity, ...rest } = immunization(
    chart,
    fluFor(date, ageOn(chart.born, date)),
    date,
  )
  record(chart, {
    ...rest,
    status: 'not-done',
    statusReason: hl7Concept('v3-ActReason', 'PATOBJ', 'Patient declined'),
    note: [{ text: 'Offered and explained. Does not want it this year; will ask again.' }],
  })
}
