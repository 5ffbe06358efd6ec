import { type Kind, keyOfConcept } from '../../clinical/index.ts'
import type { MedicineName } from '../../terminology/index.ts'
import { type Json, obj, objects, str } from '../in-words/json.ts'
import { type MedicationInWords, medicationInWords, medicineOf } from '../in-words/medication.ts'
import type { Reader } from '../in-words/reader.ts'
import { idOf, jsonOf, type Opened, type SharedNames } from '../opened.ts'

/**
 * One entry about a medicine, in words, with its name resolved. Entries with one `key` are of one medicine: by
 * its code, wherever it stands, else by its name.
 */
export type Entry = { opened: Opened; seen: MedicationInWords; name: MedicineName; key: string }

export type Standing = 'active' | 'hold' | 'past' | 'given'
export const standings: readonly Standing[] = ['active', 'hold', 'past', 'given']

/**
 * All that is on record of one medicine. `lead` is the entry to show: the newest prescription that still
 * stands, else the newest. `earlier` are the other prescriptions and statements, `filled` what the pharmacy
 * gave out, `given` what was given at a visit; each newest first.
 */
export type Medicine = {
  lead: Entry
  standing: Standing
  earlier: Entry[]
  filled: Entry[]
  given: Entry[]
}

/** Reads an entry; `shared` holds the Medication that it may point to. */
export function entryOf(opened: Opened, reader: Reader, shared: SharedNames, now: number): Entry {
  const seen = medicationInWords(opened.json, reader, now)
  const id = idOf(seen.reference, opened)
  const medication = id === null ? undefined : shared.get(id)
  const json = medication ? jsonOf(medication.body) : containedMedication(opened)
  const name = medication && json ? medicineOf(json, reader) : seen.name
  return {
    opened,
    seen,
    name,
    key: opened.row.code_key ?? keyOfConcept(json?.code) ?? name.plain.toLowerCase(),
  }
}

/** A Medication inside the resource itself. */
function containedMedication({ json }: Opened): Json | null {
  const reference = str(obj(json.medicationReference).reference)
  return objects(json.contained).find(one => `#${str(one.id)}` === reference) ?? null
}

const isGiven = ({ opened }: Entry): boolean => opened.row.kind === 'administration'
const isFilled = ({ opened }: Entry): boolean => opened.row.kind === 'dispense'

/** An order not to give a medicine (MedicationRequest.doNotPerform): the opposite of a prescription. */
export const isForbidden = ({ json }: Opened): boolean => json.doNotPerform === true

/** Where one prescription or statement stands. Only what the source calls stopped or finished is past. */
function standingOf({ seen, opened }: Entry): Standing {
  if (isForbidden(opened)) return 'past'
  if (seen.status?.code === 'on-hold') return 'hold'
  return seen.current || seen.status?.code === 'draft' ? 'active' : 'past'
}

/** Kinds of resources that say something about a medicine. */
export const medicineKinds: readonly Kind[] = [
  'medication',
  'medication-statement',
  'dispense',
  'administration',
]

/** Entries of one person that are gathered by medicine; the newest count. */
export const most_entries = 3_000

/** Entries (newest first) gathered by medicine: those taken now, on hold, past, only given; the newest first. */
export function medicinesOf(entries: readonly Entry[]): Medicine[] {
  const byKey = new Map<string, Entry[]>()
  for (const entry of entries) {
    const { key } = entry
    const group = byKey.get(key)
    if (group) group.push(entry)
    else byKey.set(key, [entry])
  }
  const medicines = [...byKey.values()].flatMap(group => medicineOfGroup(group) ?? [])
  const rank = ({ standing }: Medicine): number => standings.indexOf(standing)
  return medicines.sort((a, b) => rank(a) - rank(b))
}

function medicineOfGroup(group: readonly Entry[]): Medicine | null {
  const filled = group.filter(isFilled)
  const given = group.filter(isGiven)
  const ordered = group.filter(entry => !isFilled(entry) && !isGiven(entry))
  for (const standing of ['active', 'hold', 'past'] as const) {
    const lead = ordered.find(entry => standingOf(entry) === standing)
    if (lead) return { lead, standing, earlier: ordered.filter(entry => entry !== lead), filled, given }
  }
  const lead = filled[0] ?? given[0]
  return lead ? { lead, standing: filled.length > 0 ? 'past' : 'given', earlier: [], filled, given } : null
}
