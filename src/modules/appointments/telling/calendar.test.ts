import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../platform/clock.ts'
import type { PatientId } from '../../../platform/ids.ts'
import { calendarOf } from './calendar.ts'
import type { Visit } from './read-visit.ts'

const visit: Visit = {
  patient: '10000000-0000-4000-8000-000000000000' as PatientId,
  id: '20000000-0000-4000-8000-000000000000',
  status: 'booked',
  starts_at: instant('2026-03-18T14:30:00Z'),
  ends_at: instant('2026-03-18T15:00:00Z'),
  mode: 'in-person',
  sequence: 2,
  updated_at: instant('2026-03-04T10:11:12.345Z'),
  place: {
    id: 'p',
    name: 'Harbor',
    address: '1 Harbor Street; Floor 2',
    phone: null,
    zone: 'America/Chicago',
  },
}
const of = { clinic: 'Harbor Clinic', baseUrl: 'https://portal.example', lang: 'en' as const, of: null }
const now = instant('2026-03-04T10:11:13Z')
const write = (more: Partial<Visit> = {}, who: Partial<typeof of> | { of: string } = {}) =>
  calendarOf({ ...visit, ...more }, { ...of, ...who }, now)

/** As a calendar reads it: unfolded, one property a line (RFC 5545, section 3.1). */
const read = (text: string) => text.replace(/\r\n /g, '').split('\r\n')

describe('a visit in a calendar', () => {
  test('says when in UTC, and where; what it is for stays in the portal', () => {
    expect(read(write())).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Porchlight//Patient portal//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:20000000-0000-4000-8000-000000000000@portal.example',
      'SEQUENCE:2',
      'DTSTAMP:20260304T101113Z',
      'LAST-MODIFIED:20260304T101112Z',
      'DTSTART:20260318T143000Z',
      'DTEND:20260318T150000Z',
      'STATUS:CONFIRMED',
      'SUMMARY:Visit at Harbor Clinic',
      'LOCATION:Harbor\\, 1 Harbor Street\\; Floor 2',
      'DESCRIPTION:All about it is in the portal: https://portal.example/appointments/20000000-0000-4000-8000-000000000000',
      'URL:https://portal.example/appointments/20000000-0000-4000-8000-000000000000',
      'ORGANIZER;CN="Harbor Clinic":https://portal.example',
      'CLASS:PRIVATE',
      'TRANSP:OPAQUE',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-PT2H',
      'DESCRIPTION:Visit at Harbor Clinic',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  test('that was cancelled takes the entry out, after all its changes, and rings no more', () => {
    const lines = read(write({ status: 'cancelled' }))
    expect(lines).toContain('METHOD:CANCEL')
    expect(lines).toContain('STATUS:CANCELLED')
    expect(lines).toContain('SEQUENCE:3')
    expect(lines).not.toContain('BEGIN:VALARM')
    expect(lines).toContain(read(write())[6])
  })

  test('by video or by phone sends nobody to the clinic', () => {
    expect(write({ mode: 'telehealth' })).not.toContain('Street')
    expect(read(write({ mode: 'phone' }))).toContain('LOCATION:By phone: we call you')
  })

  test('of somebody else names her', () => {
    expect(read(write({}, { of: 'Ana' }))).toContain('SUMMARY:Ana: visit at Harbor Clinic')
  })
})

test('whatever a name holds: no line is too long, none begins a property of its own, and it is read back whole', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ maxLength: 200 }),
      (name, address) => {
        const text = write({ place: { ...visit.place, name, address } }, { clinic: `${name}\r\nATTENDEE:x` })
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(text).not.toMatch(/[^\r]\n|\r[^\n]/)
        const lines = read(text)
        expect(lines.map(line => /^[A-Z-]+/.exec(line)?.[0])).toEqual(
          read(write()).map(line => /^[A-Z-]+/.exec(line)?.[0]),
        )
        const location = lines.find(line => line.startsWith('LOCATION:'))?.slice(9) ?? ''
        const readBack = location.replace(/\\(.)/g, (_all, sign: string) => (sign === 'n' ? '\n' : sign))
        const plain = (words: string) => words.replace(/\r\n|\r/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ')
        expect(readBack).toBe(plain(`${name}, ${address}`))
      },
    ),
  )
})
