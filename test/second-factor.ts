import { base32 } from '@better-auth/utils/base32'
import { codeAt, stepOf } from '../src/modules/accounts/second-factor/totp.ts'
import { askedIn, authenticator } from './authenticator.ts'
import { type TestPortal, testPassword } from './portal.ts'

/** The Cookie header that an answer leaves in a browser. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')

/** The code that an app with this secret shows now, or so many steps from now. */
export const codeNow = (t: TestPortal, secret: string, steps = 0): Promise<string> =>
  codeAt(secret, stepOf(t.time.now) + steps)

/** Sets up an app by the pages, as a person would; its secret and the backup codes that were shown. */
export async function setUpApp(t: TestPortal, cookie: string): Promise<{ secret: string; codes: string[] }> {
  const here = '/account/security/app'
  await t.ask(here, { cookie, form: { do: 'start' } })
  const html = await (await t.ask(here, { cookie })).text()
  const typed = /<code class="secret">([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? ''
  const secret = Buffer.from(base32.decode(typed.replaceAll(' ', ''))).toString('utf8')
  const done = await t.ask(here, { cookie, form: { do: 'confirm', code: await codeNow(t, secret) } })
  if (done.status !== 303) throw new Error(`setting up answered ${done.status}`)
  const page = await (await t.ask(done.headers.get('location') ?? '', { cookie })).text()
  return { secret, codes: codesIn(page) }
}

export const codesIn = (html: string): string[] =>
  [...html.matchAll(/<code>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/code>/g)].map(found => found[1] ?? '')

/** Adds a passkey by the pages. */
export async function addPasskey(t: TestPortal, cookie: string, name = 'My phone') {
  const here = '/account/security/passkeys'
  const device = authenticator()
  const options = askedIn(await (await t.ask(here, { cookie })).text())
  const added = await t.ask(here, { cookie, form: { name, passkey: device.create(options) } })
  return { device, added }
}

/** Gives the right password and stops at the second step; the Cookie header of the waiting sign-in. */
export async function begin(
  t: TestPortal,
  email: string,
  more: Record<string, string> = {},
): Promise<string> {
  const response = await t.ask('/sign-in', { form: { email, password: testPassword, ...more } })
  if (response.headers.get('location') !== '/sign-in/second') throw new Error('no second step was asked for')
  return cookieOf(response)
}
