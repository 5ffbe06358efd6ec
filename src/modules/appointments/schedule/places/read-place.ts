import type { Lang } from '../../../../ui/page.ts'
import { zones } from '../../../../ui/time-zones.ts'
import { type FieldError, orNull, type Read, type Typed, trimmed, wrong } from '../../../../ui/typed.ts'
import type { OnRecord } from '../on-record.ts'
import type { Place } from '../read-schedule.ts'
import { words } from '../words.ts'
import type { PlaceTyped } from './save-place.ts'

/** What the form of a place says. `others` are all other places, `locations` those of the clinic's record. */
export function readPlace(
  form: Typed,
  lang: Lang,
  { others, locations }: { others: readonly Place[]; locations: readonly OnRecord[] },
): Read<PlaceTyped> {
  const text = words(lang).place
  const [name, address, phone, zone] = ['name', 'address', 'phone', 'zone'].map(field => trimmed(form, field))
  const errors: FieldError[] = []
  const say = (field: string, what: string) => errors.push({ field, text: what })
  if (!name || name.length > 200) say('name', text.nameMissing)
  else if (others.some(one => one.name.toLowerCase() === name.toLowerCase())) say('name', text.nameTaken)
  if (address && address.length > 500) say('address', text.addressLong)
  if (phone && !/^\+?[\d ().x-]{3,39}$/.test(phone)) say('phone', text.phoneWrong)
  if (!zone || !zones.includes(zone)) say('zone', text.zoneMissing)
  if (errors.length > 0 || !name || !zone) return wrong(errors)
  const location_id = locations.find(({ id }) => id === form.location)?.id ?? null
  return {
    typed: { name, address: orNull(address ?? ''), phone: orNull(phone ?? ''), zone, location_id },
    errors: [],
  }
}

/** A place as its form shows it. */
export const formOfPlace = (place: Place): Typed => ({
  name: place.name,
  address: place.address ?? '',
  phone: place.phone ?? '',
  zone: place.zone,
  location: place.location_id ?? '',
})
