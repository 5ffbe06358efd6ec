import { expect, test } from 'vitest'
import { sourceFiles } from '../../../../test/source.ts'
import { routes } from '../../../routes.ts'
import { securityEventKinds } from '../../accounts/security/event-kinds.ts'
import { actsOnOtherThings, familyOf, isDeed, pageOfTarget } from './acts.ts'
import { actWords } from './words.ts'

/** Addresses whose opening leaves an entry. */
const audited = routes.filter(({ who }) => who !== 'anyone' && who !== 'signed-in')
const acts = audited.map(({ method, path }) => `${method} ${path}`)

test.each(['en', 'es'] as const)('every address of the portal is said in words: %s', lang => {
  expect(acts.filter(act => actWords(lang)[act] === undefined)).toEqual([])
})

test.each(['en', 'es'] as const)('so is everything that happens to an account: %s', lang => {
  expect(Object.keys(securityEventKinds).filter(act => actWords(lang)[act] === undefined)).toEqual([])
})

test.each(['en', 'es'] as const)('so is everything that the portal does by itself: %s', lang => {
  const done = sourceFiles(['src'], /(?<!\.test)\.tsx?$/).flatMap(({ text }) =>
    [...text.matchAll(/\{\s*name: '[a-z]+',\s*act: '([^']+)',?\s*\}/g)].map(([, act = '']) => act),
  )
  expect(done.length).toBeGreaterThan(20)
  expect(done.filter(act => actWords(lang)[act] === undefined)).toEqual([])
})

test('no words are left over from an address that is gone, and both languages have the same', () => {
  const named = Object.keys(actWords('en'))
  expect(named.filter(act => /^(GET|POST) /.test(act) && !acts.includes(act))).toEqual([])
  expect(Object.keys(actWords('es')).sort()).toEqual(named.sort())
})

test('what is done is told as done, what is looked at as looked at', () => {
  for (const lang of ['en', 'es'] as const)
    for (const act of acts)
      expect([act, typeof actWords(lang)[act]]).toEqual([act, isDeed(act) ? 'object' : 'string'])
})

test('a form that only looks is told as a look, and no other', () => {
  const looking = audited.filter(route => route.who !== 'anyone' && route.looks === true)
  expect(looking.filter(({ method }) => method !== 'POST')).toEqual([])
  expect(acts.filter(act => act.startsWith('POST ') && !isDeed(act))).toEqual(
    looking.map(({ method, path }) => `${method} ${path}`),
  )
})

test('every address with the id of something says whether that is part of the clinical record', () => {
  const withId = audited.filter(({ who, path }) => who !== 'clinic' && path.includes(':id'))
  const clinical = withId.filter(
    ({ method, path }) => !actsOnOtherThings.includes(`${method} ${path}`) && !path.startsWith('/records/'),
  )
  // Pages of staff about one item of an opened record; visits and conversations, which may be confidential too.
  expect(
    clinical
      .map(({ path }) => path)
      .filter(
        path => !/^(\/staff\/(patients|messages\/of)\/:patient|\/appointments|\/messages)\//.test(path),
      ),
  ).toEqual([])
  expect(actsOnOtherThings.filter(act => !acts.includes(act))).toEqual([])
})

test('pages of the record are one family, each part of the workspace its own', () => {
  expect(familyOf('GET /')).toBe(familyOf('GET /records/labs/:id'))
  expect(familyOf('GET /caregivers')).not.toBe(familyOf('GET /records'))
  expect(familyOf('GET /staff/patients')).not.toBe(familyOf('GET /staff/audit'))
})

test('only things with a page of their own are led to', () => {
  const id = '00000000-0000-4000-8000-000000000001'
  expect(pageOfTarget('GET /records/labs/:id', id)).toBe(`/records/labs/${id}`)
  for (const act of [
    'GET /records/search/:id',
    'GET /records/documents/:id/file/:n',
    'POST /records/labs/:id',
    'GET /caregivers/grants/:id',
  ])
    expect(pageOfTarget(act, id)).toBeNull()
  expect(pageOfTarget('GET /records/labs', null)).toBeNull()
})
