import { expect, test } from 'vitest'
import { visitorBehind } from './visitor.ts'

const trusted = ['127.0.0.1', '10.0.0.0/8', 'fd00::/8']

test.each([
  [
    'a visitor without a proxy is who the socket says, whatever she writes',
    '203.0.113.9',
    ['198.51.100.1'],
    '203.0.113.9',
  ],
  ['behind a proxy it is what the proxy saw', '127.0.0.1', ['203.0.113.9'], '203.0.113.9'],
  [
    'what the visitor wrote in front counts for nothing',
    '127.0.0.1',
    ['1.2.3.4', '203.0.113.9'],
    '203.0.113.9',
  ],
  [
    'behind two proxies it is what the outer one saw',
    '::ffff:127.0.0.1',
    ['6.6.6.6', '203.0.113.9', '10.1.2.3'],
    '203.0.113.9',
  ],
  ['by IPv6 too', 'fd00::1', ['2001:db8::7'], '2001:db8::7'],
  ['no list, no other address', '127.0.0.1', [''], '127.0.0.1'],
  ['nonsense ends the reading', '127.0.0.1', ['203.0.113.9', 'unknown'], '127.0.0.1'],
])('%s', (_, peer, forwarded, visitor) => {
  expect(visitorBehind(trusted, peer, forwarded)).toBe(visitor)
})

test('without trusted proxies nobody is believed', () => {
  expect(visitorBehind([], '127.0.0.1', ['203.0.113.9'])).toBe('127.0.0.1')
})
