import { type Named, plainName, plainWord, type StatusInWords, statusWords } from '../../terminology/index.ts'
import { obj, objects, str } from './json.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf } from './reference.ts'
import { dateWhen, type Note, notesOf, type When } from './when.ts'

/** A Device (R4) in words, with what people are asked for when a device is recalled. */
export type DeviceInWords = {
  id: string | null
  name: Named
  /** The name by which the maker sells it. */
  model: string | null
  status: StatusInWords | null
  active: boolean
  maker: string | null
  made: When | null
  expires: When | null
  lot: string | null
  serial: string | null
  identifier: string | null
  owner: Ref | null
  place: Ref | null
  safety: string[]
  notes: Note[]
}

/** Reads a Device of any shape; what is not there is null or empty. */
export function deviceInWords(resource: unknown, reader: Reader): DeviceInWords {
  const json = obj(resource)
  const { lang } = reader
  const udi = objects(json.udiCarrier)[0] ?? {}
  const model = objects(json.deviceName).flatMap(one => str(one.name) ?? [])[0] ?? str(json.modelNumber)
  const type = json.type ?? obj(json.definition).display
  const name = plainName(type ?? model, lang)
  return {
    id: str(json.id),
    name,
    model: model === name.plain ? null : model,
    status: statusWords('plan', json.status, lang),
    active: json.status !== 'inactive' && json.status !== 'entered-in-error',
    maker: str(json.manufacturer),
    made: dateWhen(json.manufactureDate, reader),
    expires: dateWhen(json.expirationDate, reader),
    lot: str(json.lotNumber),
    serial: str(json.serialNumber),
    identifier: str(udi.carrierHRF) ?? str(udi.deviceIdentifier) ?? str(json.distinctIdentifier),
    owner: refOf(json.owner),
    place: refOf(json.location),
    safety: objects(json.safety).flatMap(one => plainWord(one, lang) ?? []),
    notes: notesOf(json.note, reader),
  }
}
