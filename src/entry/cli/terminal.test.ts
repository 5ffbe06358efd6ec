import { afterEach, expect, test, vi } from 'vitest'
import { complain, say } from './terminal.ts'

afterEach(() => vi.restoreAllMocks())

test('a name out of a record cannot steer the terminal', () => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const wrong = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  say('María\t\u001b[2J\u0007\u202eexe.gnp\r')
  complain('one\ntwo\u009b31m')
  expect(out).toHaveBeenCalledWith('María\t[2Jexe.gnp\n')
  expect(wrong).toHaveBeenCalledWith('one\ntwo31m\n')
})
