import type { CodeableConcept, Dosage, Medication, MedicationRequest } from '@medplum/fhirtypes'
import { addDays, instant } from './calendar.ts'
import { type Chart, idFor, patientOf, record } from './chart.ts'
import { type DoctorKey, doctorRef, organizationRef } from './clinic.ts'
import { coding, concept, say, snomed, systems, type Text } from './concepts.ts'
import { type ConditionKey, conditionConcept } from './conditions.ts'
import { type MedicineKey, medicineName, medicineNames } from './medicine-names.ts'

const routes = {
  oral: snomed('26643006', 'Oral route', 'by mouth'),
  inhaled: snomed('447694001', 'Respiratory tract route', 'breathed in'),
  skin: snomed('6064005', 'Topical route', 'on the skin'),
  injection: snomed('34206005', 'Subcutaneous route', 'under the skin'),
}

function medicineConcept(key: MedicineKey): CodeableConcept {
  const { name, rxnorm } = medicineName(key)
  return rxnorm === undefined ? concept(name) : concept(name, coding(systems.rxnorm, rxnorm))
}

/** A few medicines stand as resources of their own, so that both ways of naming a drug occur. */
const standing: readonly MedicineKey[] = ['warfarin', 'hydroxyurea', 'levothyroxine75']

export function medicationResources(): Medication[] {
  return standing.map(key => ({
    resourceType: 'Medication',
    id: `medication-${key}`,
    status: 'active',
    code: medicineConcept(key),
  }))
}

function drug(
  key: MedicineKey,
): Pick<MedicationRequest, 'medicationReference' | 'medicationCodeableConcept'> {
  return standing.includes(key)
    ? { medicationReference: { reference: `Medication/medication-${key}`, display: medicineNames[key].name } }
    : { medicationCodeableConcept: medicineConcept(key) }
}

function dosage(key: MedicineKey, chart: Chart): Dosage {
  const { sig, dose, unit, times, everyDays, asNeeded, route } = medicineName(key)
  const english = say(sig, 'en')
  return {
    text: english,
    ...(chart.language === 'es' ? { patientInstruction: say(sig, 'es') } : { patientInstruction: english }),
    timing: {
      repeat:
        everyDays === undefined
          ? { frequency: times ?? 1, period: 1, periodUnit: 'd' }
          : { frequency: 1, period: everyDays, periodUnit: 'd' },
    },
    ...(asNeeded ? { asNeededBoolean: true } : {}),
    route: routes[route],
    doseAndRate: [{ doseQuantity: { value: dose, unit } }],
  }
}

/** One prescription or over-the-counter medicine over its time. Dates are `YYYY-MM-DD`. */
type Prescription = {
  key: MedicineKey
  from: string
  to?: string
  status?: MedicationRequest['status']
  why?: ConditionKey
  stopReason?: Text
  visit: string
  by: DoctorKey
  restricted?: MedicationRequest['meta']
}

export function prescribe(chart: Chart, plan: Prescription): void {
  const { overTheCounter } = medicineName(plan.key)
  if (overTheCounter) state(chart, plan)
  else {
    order(chart, plan)
    fill(chart, plan)
  }
}

function amountsOf(key: MedicineKey): { quantity: number; days: number } {
  const { dose, times, everyDays, supply, asNeeded } = medicineName(key)
  if (asNeeded) return { quantity: Math.max(1, dose), days: supply }
  return { quantity: Math.ceil((dose * (times ?? 1) * supply) / (everyDays ?? 1)), days: supply }
}

function order(chart: Chart, plan: Prescription): void {
  const { key, from, to, why, visit, by, stopReason } = plan
  const { quantity, days } = amountsOf(key)
  const status = plan.status ?? (to === undefined ? 'active' : 'completed')
  record(chart, {
    resourceType: 'MedicationRequest',
    id: idFor(chart, key, from),
    ...(plan.restricted ? { meta: plan.restricted } : {}),
    status,
    ...(stopReason === undefined ? {} : { statusReason: concept(say(stopReason, 'en')) }),
    intent: 'order',
    category: [
      concept('Community', {
        system: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category',
        code: 'community',
        display: 'Community',
      }),
    ],
    ...drug(key),
    subject: patientOf(chart),
    encounter: { reference: `Encounter/${visit}` },
    authoredOn: instant(from, '11:30'),
    requester: doctorRef(by),
    ...(why === undefined ? {} : { reasonCode: [conditionConcept(why)] }),
    dosageInstruction: [dosage(key, chart)],
    dispenseRequest: {
      validityPeriod: { start: from, ...(to === undefined ? {} : { end: to }) },
      numberOfRepeatsAllowed: days < 28 ? 0 : 3,
      quantity: { value: quantity, unit: medicineName(key).unit },
      expectedSupplyDuration: { value: days, unit: 'days', system: systems.ucum, code: 'd' },
    },
    substitution: { allowedBoolean: true },
  })
}

/** The pharmacy's first fill, and for a medicine still taken the latest one. */
function fill(chart: Chart, plan: Prescription): void {
  const { key, from, to } = plan
  const { quantity, days } = amountsOf(key)
  const dates = [addDays(from, 1)]
  let last = addDays(from, 1 + days)
  while (addDays(last, days) <= chart.today) last = addDays(last, days)
  if (to === undefined && plan.status === undefined && last < chart.today) dates.push(last)
  for (const date of dates) {
    if (date >= chart.today) continue
    record(chart, {
      resourceType: 'MedicationDispense',
      id: idFor(chart, key, 'fill', date),
      ...(plan.restricted ? { meta: plan.restricted } : {}),
      status: 'completed',
      ...drug(key),
      subject: patientOf(chart),
      authorizingPrescription: [{ reference: `MedicationRequest/${idFor(chart, key, from)}` }],
      quantity: { value: quantity, unit: medicineName(key).unit },
      daysSupply: { value: days, unit: 'days', system: systems.ucum, code: 'd' },
      whenHandedOver: instant(date, '15:40'),
      dosageInstruction: [dosage(key, chart)],
      performer: [{ actor: organizationRef('clinic') }],
    })
  }
}

function state(chart: Chart, plan: Prescription): void {
  const { key, from, to, why, visit, stopReason } = plan
  record(chart, {
    resourceType: 'MedicationStatement',
    id: idFor(chart, key, from),
    status: to === undefined ? 'active' : 'completed',
    ...(stopReason === undefined ? {} : { statusReason: [concept(say(stopReason, 'en'))] }),
    medicationCodeableConcept: medicineConcept(key),
    subject: patientOf(chart),
    context: { reference: `Encounter/${visit}` },
    effectivePeriod: { start: from, ...(to === undefined ? {} : { end: to }) },
    dateAsserted: instant(from, '11:30'),
    informationSource: patientOf(chart),
    ...(why === undefined ? {} : { reasonCode: [conditionConcept(why)] }),
    note: [{ text: 'Bought without a prescription.' }],
    dosage: [dosage(key, chart)],
  })
}
