import { openSystem } from '../src/modules/access/index.ts'
import type { BookableBy } from '../src/modules/appointments/states.ts'
import { sensitiveGroups } from '../src/modules/terminology/index.ts'
import type { Instant } from '../src/platform/clock.ts'
import type { Database } from '../src/platform/db.ts'
import { newId } from '../src/platform/ids.ts'

export type SeededSchedule = {
  places: { harbor: string; mill: string }
  /** Ruiz and Chen see every kind of visit, Adler only the confidential one; Chen on Tuesdays at the mill. */
  clinicians: { ruiz: string; chen: string; adler: string }
  /** One of each way of booking, 30 minutes each, and a confidential one; `long` takes 60 with 10 before and after. */
  types: Record<BookableBy | 'confidential' | 'long', string>
}

/**
 * A small clinic: everybody works Monday to Friday from 9:00 to 12:00 and from 13:00 to 17:00 (Chicago) at Harbor, and
 * Chen on Tuesdays at the mill instead. The hours begin a year before `now`.
 */
export async function seedSchedule(
  { database, time }: { database: Database; time: { now: Instant } },
  zone = 'America/Chicago',
): Promise<SeededSchedule> {
  const id = newId
  const seeded: SeededSchedule = {
    places: { harbor: id(), mill: id() },
    clinicians: { ruiz: id(), chen: id(), adler: id() },
    types: {
      anyone: id(),
      established: id(),
      new: id(),
      ticket: id(),
      request: id(),
      staff: id(),
      confidential: id(),
      long: id(),
    },
  }
  await openSystem(database, { name: 'administrator', act: 'test' }, time.now, async db => {
    await db.insertInto('schedule_places').values(placesOf(seeded, zone)).execute()
    await db.insertInto('schedule_clinicians').values(cliniciansOf(seeded)).execute()
    await db.insertInto('visit_types').values(typesOf(seeded)).execute()
    await db.insertInto('visit_type_clinicians').values(whoSeesWhat(seeded)).execute()
    await db
      .insertInto('schedule_hours')
      .values(hoursOf(seeded, time.now, zone))
      .execute()
  })
  return seeded
}

const placesOf = ({ places }: SeededSchedule, zone: string) => [
  {
    id: places.harbor,
    name: 'Harbor',
    address: '1 Harbor Street',
    phone: '+1 555 0100',
    zone,
    location_id: null,
  },
  { id: places.mill, name: 'Mill', address: '2 Mill Road', phone: null, zone, location_id: null },
]

const cliniciansOf = ({ clinicians }: SeededSchedule) =>
  Object.entries(clinicians).map(([name, id]) => ({
    id,
    name: `Dr. ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    work_en: 'Family medicine',
    work_es: 'Medicina familiar',
    practitioner_id: null,
    leaves_on: null,
  }))

const typesOf = ({ types }: SeededSchedule) =>
  Object.entries(types).map(([key, id], position) => ({
    id,
    name_en: `Visit for ${key}`,
    name_es: `Visita para ${key}`,
    minutes: key === 'long' ? 60 : 30,
    step: 30,
    ...(key === 'long' && { buffer_before: 10, buffer_after: 10 }),
    mode: 'in-person' as const,
    bookable_by: (key === 'confidential' || key === 'long' ? 'anyone' : key) as BookableBy,
    needs: key === 'confidential' ? sensitiveGroups['mental-health'] : 0,
    position,
  }))

const whoSeesWhat = ({ clinicians, types }: SeededSchedule) =>
  Object.entries(types).flatMap(([key, visit_type_id]) =>
    (key === 'confidential' ? [clinicians.adler] : [clinicians.ruiz, clinicians.chen]).map(clinician_id => ({
      visit_type_id,
      clinician_id,
    })),
  )

function hoursOf({ clinicians, places }: SeededSchedule, now: Instant, zone: string) {
  const valid_from = now.toZonedDateTimeISO(zone).subtract({ years: 1 }).toPlainDate().toString()
  return Object.values(clinicians).flatMap(clinician_id =>
    [1, 2, 3, 4, 5].flatMap(weekday =>
      [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ].map(([from_time = '', until_time = '']) => ({
        id: newId(),
        clinician_id,
        place_id: clinician_id === clinicians.chen && weekday === 2 ? places.mill : places.harbor,
        weekday,
        from_time,
        until_time,
        valid_from,
        valid_until: null,
        visit_types: null,
        made_by: null,
        made_at: now,
      })),
    ),
  )
}
