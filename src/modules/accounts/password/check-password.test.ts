import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestPassword, shortestHandedOut } from '../password.ts'
import { checkPassword } from './check-password.ts'

const about = { email: 'm.delgado@mail.example', name: 'María Delgado', clinic: 'Harbor Clinic' }
const why = (password: string, shortest?: number) => {
  const checked = checkPassword(password, about, shortest)
  return checked.fits ? 'fits' : checked.why
}

test.each([
  'correct horse battery staple',
  'harbor-street-maria-1',
  'a long enough password',
  'three blind mice ran',
  'el perro de mi vecina canta',
  '837465019283746',
  'ñandú ñandú piraña lejana',
  '🐢🐇🐌🦔🐝🦋🐞🐜🦗🕷🦂🐍🦎🐙🦑',
])('%s may be chosen: no rule about its characters', password => {
  expect(why(password)).toBe('fits')
})

test.each([
  'passwordpassword',
  'PasswordPassword1!',
  'P@ssw0rdP@ssw0rd',
  'contraseña contraseña',
  'qwertyuiopasdfghjkl',
  '1q2w3e4r5t6y7u8i',
  'abcdefghijklmnop',
  'zzzzzzzzzzzzzzzzzzzz',
  '123456789012345',
  '987654321987654321',
  'Summer2026Summer2026',
  'iloveyouiloveyou1',
  'ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ',
])('%s is guessed first', password => {
  expect(why(password)).toBe('common')
})

test.each([
  'MariaDelgado1975',
  'maria.delgado.1975',
  'harborclinic2026!',
  'Harbor Clinic 123456',
  'm.delgado@mail.example',
  'D3lgad0D3lgad0!!',
])('%s is about her or the clinic', password => {
  expect(why(password)).toBe('about-you')
})

test('a name of two letters is known as well as a long one', () => {
  const name = { email: 'm@mail.example', name: 'Mei-Ling Wu', clinic: 'Harbor Clinic' }
  expect(checkPassword('mei ling wu 1943', name)).toEqual({ fits: false, why: 'about-you' })
  expect(checkPassword('four pears on a wet roof', name)).toEqual({ fits: true })
})

test('length counts what a person sees as characters, after they are made the same', () => {
  expect(why('blue kite lamp')).toBe('short')
  expect(why('blue kite lamps')).toBe('fits')
  expect(why('🐢🐇🐌🦔🐝🦋🐞🐜')).toBe('short')
  expect(why('x1'.repeat(longestPassword))).toBe('long')
  expect(why('kite-l4mp', shortestHandedOut)).toBe('fits')
  expect(why('password', shortestHandedOut)).toBe('common')
})

test('any password gets an answer, quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), password => {
      const began = performance.now()
      checkPassword(password, { email: password, name: password, clinic: '' })
      expect(performance.now() - began).toBeLessThan(2_000)
    }),
  )
})
