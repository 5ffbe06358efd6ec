import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepLately } from './kept.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const minutes = (n: number) => vi.advanceTimersByTime(n * 60_000)

test('what is kept is found, and nothing else', () => {
  const kept = keepLately<string>({ most_bytes: 1_000_000, minutes: 10 })
  kept.keep('a', 'one', 100)
  expect(kept.find('a')).toBe('one')
  expect(kept.find('b')).toBeUndefined()
})

test('what nobody asks for is forgotten after ten minutes, though nobody asks for anything', () => {
  const kept = keepLately<string>({ most_bytes: 1_000_000, minutes: 10 })
  kept.keep('a', 'one', 100)
  minutes(10)
  expect(kept.bytes()).toBe(0)
  expect(kept.find('a')).toBeUndefined()
})

test('what is asked for stays', () => {
  const kept = keepLately<string>({ most_bytes: 1_000_000, minutes: 10 })
  kept.keep('a', 'one', 100)
  for (let n = 0; n < 10; n += 1) {
    minutes(4)
    expect(kept.find('a')).toBe('one')
  }
})

test('it never holds more than it may, and keeps what was used last', () => {
  const kept = keepLately<number>({ most_bytes: 100_000, minutes: 10 })
  for (let n = 0; n < 1_000; n += 1) {
    kept.keep(String(n), n, 700)
    kept.find('0')
    expect(kept.bytes()).toBeLessThanOrEqual(100_000)
  }
  expect(kept.find('999')).toBe(999)
  expect(kept.find('0')).toBe(0)
  expect(kept.find('500')).toBeUndefined()
})

test('one large thing does not drive out many small ones', () => {
  const kept = keepLately<string>({ most_bytes: 100_000, minutes: 10 })
  kept.keep('small', 'one', 100)
  kept.keep('large', 'two', 90_000)
  expect(kept.find('large')).toBeUndefined()
  expect(kept.find('small')).toBe('one')
})

test('keeping again what is kept counts it once', () => {
  const kept = keepLately<string>({ most_bytes: 100_000, minutes: 10 })
  kept.keep('a', 'one', 100)
  const before = kept.bytes()
  kept.keep('a', 'two', 100)
  expect(kept.bytes()).toBe(before)
  expect(kept.find('a')).toBe('two')
})
