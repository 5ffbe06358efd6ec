import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bySystem, type Person } from '../../../../test/booking.ts'
import { byAnswering, byWriter, type SeededPools, seedPools } from '../../../../test/messages.ts'
import { type TestPortal, testPortal } from '../../../../test/portal.ts'
import { accountAlone, grant } from '../../../../test/sharing.ts'
import { docx } from '../../../../test/zip.ts'
import type { FileStore } from '../../../platform/file-store.ts'
import { type AccountId, newId } from '../../../platform/ids.ts'
import { dropDraft, startDraft } from '../writing/drafts.ts'
import { sendMessage } from '../writing/send-message.ts'
import { addAttachment } from './add-attachment.ts'
import { attachmentsOf } from './attachments.ts'
import type { FileCheck } from './check/check-file.ts'
import { clearOldFiles } from './clear-old-files.ts'

let t: TestPortal
let pools: SeededPools
let ana: Person & { cookie: string }
let sister: Person & { cookie: string }
let other: Person & { cookie: string }
let nurse: { account: AccountId; cookie: string }
let outsider: { account: AccountId; cookie: string }
let photo: Buffer
beforeAll(async () => {
  t = await testPortal()
  const person = async (name: string) => ({
    ...(await t.account(`${name}@example.org`)),
    cookie: await t.signIn(`${name}@example.org`),
  })
  ana = await person('ana')
  other = await person('other')
  const account = await accountAlone(t, 'sister@example.org')
  const permissions = ['messages:read', 'messages:write'] as const
  await grant(t, { patient: ana.patient, account, permissions, given_by: ana.account })
  sister = { account, patient: ana.patient, cookie: await t.signIn('sister@example.org') }
  nurse = await t.staff('nurse@clinic.example', 'nurse')
  outsider = await t.staff('outsider@clinic.example', 'nurse')
  pools = await seedPools(t, { members: [nurse.account] })
  photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { Copyright: 'Ana Ruiz' } })
    .jpeg()
    .toBuffer()
})
afterAll(() => t.close())
afterEach(() => {
  t.time.now = t.portal.clock()
})

const draftFor = (she: Person): Promise<string> =>
  byWriter(t, she, async db => {
    const want = {
      id: newId(),
      side: 'patient',
      topic: 'medical',
      pool: pools.team,
      subject: 'Rash',
    } as const
    const begun = await startDraft(db, she.patient, { ...want, body: 'Look at this.' }, t.time.now)
    if (!begun.started) throw new Error(begun.why)
    return begun.draft.id
  })
const send = (she: Person, id: string) =>
  byWriter(t, she, db => {
    const by = { account: she.account, as: 'patient' } as const
    return sendMessage(db, she.patient, { id, version: 1 }, { name: 'Ana', as: 'self' }, by, t.time.now)
  })
const upload = (
  path: string,
  cookie: string,
  files: readonly (readonly [string, Uint8Array | string])[],
  who?: string,
) => {
  const body = new FormData()
  if (who !== undefined) body.append('for', who)
  for (const [name, bytes] of files)
    body.append('files', new File([Uint8Array.from(Buffer.from(bytes as string))], name))
  return t.ask(path, { cookie, method: 'POST', body })
}
const add = (draft: string, files: readonly (readonly [string, Uint8Array | string])[], she = ana) =>
  upload(`/messages/drafts/${draft}/files`, she.cookie, files, she.patient)
const filesOf = (she: Person, draft: string) =>
  byWriter(t, she, async db => (await attachmentsOf(db, she.patient, [draft])).get(draft) ?? [])
const onDisk = async (): Promise<string[]> => {
  const keys: string[] = []
  for await (const { key } of t.portal.files.list()) keys.push(key)
  return keys.sort()
}
const oneFile = async (she = ana) => {
  const draft = await draftFor(she)
  expect((await add(draft, [['a.txt', 'Pressure 130/85']], she)).status).toBe(303)
  const [file] = await filesOf(she, draft)
  if (!file) throw new Error('no file')
  return { draft, file: file.id }
}
const get = (path: string, cookie: string) => t.ask(path, { cookie })

/** A check that takes everything, for what is not about what is in a file. */
const easy: FileCheck = {
  scans: false,
  check: async bytes => ({
    fit: true,
    bytes: Uint8Array.from(bytes),
    contentType: 'text/plain; charset=utf-8',
    scanned: 'not-scanned',
  }),
}
const addBy = (
  she: Person,
  draft: string,
  more: { store?: FileStore; check?: FileCheck; bytes?: Buffer } = {},
) =>
  byWriter(t, she, db =>
    addAttachment(
      db,
      more.store ?? t.portal.files,
      more.check ?? easy,
      { patient: she.patient, id: draft },
      { name: 'a.txt', unnamed: 'file', bytes: more.bytes ?? Buffer.from('a') },
      she.account,
      t.time.now,
    ),
  )

describe('a photo', () => {
  test('is added to a draft, shown there, and read as what it is, without what stood in it', async () => {
    const draft = await draftFor(ana)
    const before = await get(`/messages/drafts/${draft}/files`, ana.cookie)
    expect(await before.text()).toContain('Files are not scanned for viruses here')
    const added = await add(draft, [['rash.jpg.exe', photo]])
    expect(added.headers.get('location')).toBe(`/messages/drafts/${draft}/files?added=1`)
    const page = await (await get(added.headers.get('location') ?? '', ana.cookie)).text()
    expect(page).toContain('The file was added')
    expect(page).toContain('rash.jpg.exe.jpg')
    expect(page).toContain('Not scanned for viruses')
    const [file] = await filesOf(ana, draft)
    const served = await get(`/messages/files/${file?.id}`, ana.cookie)
    expect(served.headers.get('content-type')).toBe('image/jpeg')
    expect(served.headers.get('x-content-type-options')).toBe('nosniff')
    expect(served.headers.get('cache-control')).toBe('no-store')
    expect(served.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(served.headers.get('content-disposition')).toMatch(/^inline; filename="rash.jpg.exe.jpg"/)
    const bytes = Buffer.from(await served.arrayBuffer())
    expect((await sharp(bytes).metadata()).width).toBe(40)
    expect(bytes.includes('Ruiz')).toBe(false)
  })
})

describe('what is not a photo', () => {
  test('is refused with the reason, beside what was added, and nothing of it is kept', async () => {
    const draft = await draftFor(ana)
    const before = await onDisk()
    const response = await add(draft, [
      ['<b>page</b>.jpg', '<html><script>alert(1)</script></html>'],
      ['note.txt', 'Pressure 130/85'],
      ['macro.docx', docx([['word/vbaProject.bin', 'x']])],
      ['draw\u202e.png', '<svg onload="alert(1)"/>'],
    ])
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('&lt;b&gt;page&lt;/b&gt;.jpg is not a kind of file that we take')
    expect(page).toContain('macro.docx holds macros')
    expect(page).not.toContain('\u202e')
    expect(page).not.toContain('<script>alert')
    expect((await filesOf(ana, draft)).map(({ name }) => name)).toEqual(['note.txt'])
    expect((await onDisk()).length).toBe(before.length + 1)
  })
  test('is saved, not opened, where it is text', async () => {
    const { file } = await oneFile()
    const served = await get(`/messages/files/${file}`, ana.cookie)
    expect(served.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(served.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(await served.text()).toBe('Pressure 130/85')
  })
  test('is refused in Spanish too', async () => {
    const draft = await draftFor(ana)
    const lang = (await t.ask('/language', { form: { lang: 'es' } })).headers.getSetCookie()[0]?.split(';')[0]
    const who = { ...ana, cookie: `${ana.cookie}; ${lang}` }
    expect((await add(draft, [], who)).status).toBe(422)
  })
})

describe('names', () => {
  test('of every kind do no harm on the page, in headers or in the list', async () => {
    const draft = await draftFor(ana)
    const names = [
      '<img src=x onerror=alert(1)>.txt',
      'a"\r\nSet-Cookie: x=y.txt',
      '../../../etc/passwd',
      '\u202etxt.exe',
    ]
    expect(
      (
        await add(
          draft,
          names.map(name => [name, 'text'] as const),
        )
      ).status,
    ).toBe(303)
    const page = await (await get(`/messages/drafts/${draft}/files`, ana.cookie)).text()
    expect(page).not.toContain('<img src=x')
    expect(page).not.toContain('\u202e')
    for (const { id, name } of await filesOf(ana, draft)) {
      expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}]+\.txt$/u)
      const { headers } = await get(`/messages/files/${id}`, ana.cookie)
      expect(headers.get('set-cookie')).toBeNull()
      expect(headers.get('content-disposition')).not.toMatch(/[\r\n<>]/)
    }
  })
})

describe('how many', () => {
  test('four fit, the fifth is told, and a place is free again when one is taken off', async () => {
    const draft = await draftFor(ana)
    const five = ['1', '2', '3', '4', '5'].map(n => [`${n}.txt`, n] as const)
    const response = await add(draft, five)
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('5.txt is one too many')
    expect(page).not.toContain('type="file"')
    const [first] = await filesOf(ana, draft)
    const off = await t.ask(`/messages/files/${first?.id}/remove`, {
      cookie: ana.cookie,
      form: { for: ana.patient },
    })
    expect(off.headers.get('location')).toBe(`/messages/drafts/${draft}/files?removed=1`)
    const again = await t.ask(`/messages/files/${first?.id}/remove`, {
      cookie: ana.cookie,
      form: { for: ana.patient },
    })
    expect(again.status).toBe(303)
    expect((await get(`/messages/files/${first?.id}`, ana.cookie)).status).toBe(404)
    expect((await add(draft, [['5.txt', '5']])).status).toBe(303)
    expect((await filesOf(ana, draft)).map(({ name }) => name)).toEqual(['5.txt', '2.txt', '3.txt', '4.txt'])
  })
  test('five at once are four', async () => {
    const draft = await draftFor(ana)
    const done = await Promise.all(Array.from({ length: 6 }, () => addBy(ana, draft)))
    expect(done.filter(({ added }) => added)).toHaveLength(4)
    expect(await filesOf(ana, draft)).toHaveLength(4)
  })
  test('each has its bound, and so has a day', async () => {
    const draft = await draftFor(other)
    expect(await addBy(other, draft, { bytes: Buffer.alloc(6 * 1024 * 1024 + 1, 'a') })).toMatchObject({
      why: 'too-large',
    })
    expect(await addBy(other, draft, { bytes: Buffer.alloc(0) })).toMatchObject({ why: 'unreadable' })
    for (let n = 0; n < 60; n++) {
      const done = await addBy(other, draft)
      if (!done.added) throw new Error(done.why)
      await t.behindTheRules('update message_attachments set removed_at = now() where id = $1', [done.id])
    }
    expect(await addBy(other, draft)).toMatchObject({ why: 'too-many-today' })
    t.time.now = t.time.now.add({ hours: 25 })
    expect((await addBy(other, draft)).added).toBe(true)
    t.time.now = t.time.now.subtract({ hours: 25 })
  })
})

describe('who gets it', () => {
  test('of a draft: only who writes it, not even the helper of the same patient', async () => {
    const { draft, file } = await oneFile()
    for (const { cookie, patient } of [sister, other]) {
      expect((await get(`/messages/files/${file}`, cookie)).status).toBe(404)
      expect((await get(`/messages/drafts/${draft}/files`, cookie)).status).toBe(404)
      expect(
        (await upload(`/messages/drafts/${draft}/files`, cookie, [['x.txt', 'x']], patient)).status,
      ).toBe(404)
      const off = await t.ask(`/messages/files/${file}/remove`, { cookie, form: { for: patient } })
      expect(off.status).toBe(404)
    }
    const staffPath = `/staff/messages/of/${ana.patient}/files/${file}`
    expect((await get(staffPath, nurse.cookie)).status).toBe(404)
    expect(await filesOf(ana, draft)).toHaveLength(1)
  })
  test('once it is sent: the helper who may read, and the people of the pool; nobody else, by no address', async () => {
    const { draft, file } = await oneFile()
    expect(await send(ana, draft)).toMatchObject({ sent: true })
    const path = (patient: string) => `/staff/messages/of/${patient}/files/${file}`
    expect((await get(`/messages/files/${file}`, ana.cookie)).status).toBe(200)
    expect((await get(`/messages/files/${file}`, sister.cookie)).status).toBe(200)
    expect((await get(`/messages/files/${file}`, other.cookie)).status).toBe(404)
    expect((await get(path(ana.patient), nurse.cookie)).status).toBe(200)
    expect((await get(path(ana.patient), outsider.cookie)).status).toBe(404)
    expect((await get(path(other.patient), nurse.cookie)).status).toBe(404)
    expect((await get(`/messages/files/${file}`, nurse.cookie)).status).toBe(404)
  })
  test('what was sent is never taken off, nor is anything added to it', async () => {
    const { draft, file } = await oneFile()
    await send(ana, draft)
    const off = await t.ask(`/messages/files/${file}/remove`, {
      cookie: ana.cookie,
      form: { for: ana.patient },
    })
    expect(off.status).toBe(404)
    expect((await add(draft, [['b.txt', 'b']])).status).toBe(404)
    expect((await get(`/messages/drafts/${draft}/files`, ana.cookie)).status).toBe(404)
    expect((await get(`/messages/files/${file}`, ana.cookie)).status).toBe(200)
    expect(await filesOf(ana, draft)).toHaveLength(1)
  })
  test('who lost the right while she chose files adds none', async () => {
    const account = await accountAlone(t, 'cousin@example.org')
    const permissions = ['messages:read', 'messages:write'] as const
    await grant(t, { patient: ana.patient, account, permissions, given_by: ana.account })
    const cousin = { account, patient: ana.patient }
    const cookie = await t.signIn('cousin@example.org')
    const path = `/messages/drafts/${await draftFor(cousin)}/files`
    expect((await upload(path, cookie, [['x.txt', 'x']], ana.patient)).status).toBe(303)
    await t.behindTheRules('update access_grants set revoked_at = now() where account_id = $1', [account])
    const before = await onDisk()
    expect((await upload(path, cookie, [['x.txt', 'x']], ana.patient)).status).toBe(404)
    expect(await onDisk()).toEqual(before)
  })
  test('staff add to an answer of their own, and no colleague does', async () => {
    const { draft } = await oneFile()
    const sent = await send(ana, draft)
    if (!sent.sent) throw new Error(sent.why)
    const answer = await byAnswering(t, nurse.account, async db => {
      const begun = await startDraft(
        db,
        ana.patient,
        { id: newId(), side: 'clinic', thread: sent.thread },
        t.time.now,
      )
      if (!begun.started) throw new Error(begun.why)
      return begun.draft.id
    })
    const path = `/staff/messages/of/${ana.patient}/drafts/${answer}/files`
    const added = await upload(path, nurse.cookie, [['sheet.txt', 'Do this.']])
    expect(added.headers.get('location')).toBe(`${path}?added=1`)
    const page = await (await get(path, nurse.cookie)).text()
    expect(page).toContain(`/staff/messages/of/${ana.patient}/${sent.thread}`)
    const file = /files\/([0-9a-f-]{36})\/remove/.exec(page)?.[1]
    for (const way of [path, `/staff/messages/of/${ana.patient}/files/${file}`])
      expect((await get(way, outsider.cookie)).status).toBe(404)
    expect((await upload(path, outsider.cookie, [['x.txt', 'x']])).status).toBe(404)
    const off = await t.ask(`/staff/messages/of/${ana.patient}/files/${file}/remove`, {
      cookie: nurse.cookie,
      form: {},
    })
    expect(off.headers.get('location')).toBe(`${path}?removed=1`)
  })
})

describe('when something is away', () => {
  test('a full disk is told, and leaves no row and no file', async () => {
    const draft = await draftFor(ana)
    const full: FileStore = { ...t.portal.files, put: async () => ({ kept: false, why: 'no-room' }) }
    expect(await addBy(ana, draft, { store: full })).toEqual({ added: false, why: 'no-room' })
    expect(await filesOf(ana, draft)).toEqual([])
  })
  test.each(['infected', 'scanner-away', 'busy', 'script'] as const)(
    '%s is told, and nothing is kept',
    async why => {
      const draft = await draftFor(ana)
      const before = await onDisk()
      const check: FileCheck = { scans: true, check: async () => ({ fit: false, why }) }
      expect(await addBy(ana, draft, { check })).toEqual({ added: false, why })
      expect(await onDisk()).toEqual(before)
    },
  )
  test('a draft that was sent while its file was looked into gets none', async () => {
    const draft = await draftFor(ana)
    const check: FileCheck = {
      scans: false,
      check: async bytes => {
        await send(ana, draft)
        return easy.check(bytes)
      },
    }
    expect(await addBy(ana, draft, { check })).toEqual({ added: false, why: 'gone' })
  })
  test('a file that was lost or changed is never shown', async () => {
    const { file } = await oneFile()
    await t.behindTheRules(`update message_attachments set sha256 = '\\x00' where id = $1`, [file])
    expect((await get(`/messages/files/${file}`, ana.cookie)).status).toBe(500)
    await t.behindTheRules('update message_attachments set stored_as = $2 where id = $1', [file, newId()])
    const lost = await get(`/messages/files/${file}`, ana.cookie)
    expect(lost.status).toBe(500)
    expect(await lost.text()).not.toContain('Pressure')
  })
})

test('what no message will ever show is thrown away in time, and nothing else', async () => {
  const { now } = t.time
  const storedOf = (id: string) =>
    bySystem(t, async db => {
      const row = db.selectFrom('message_attachments').select('stored_as').where('id', '=', id)
      return (await row.executeTakeFirstOrThrow()).stored_as
    })
  const [open, sent, off, dropped] = [await oneFile(), await oneFile(), await oneFile(), await oneFile()]
  await send(ana, sent.draft)
  await t.ask(`/messages/files/${off.file}/remove`, { cookie: ana.cookie, form: { for: ana.patient } })
  await byWriter(t, ana, db => dropDraft(db, ana.patient, dropped.draft, now))
  const orphan = await t.portal.files.put(Buffer.from('of a transaction that failed'))
  if (!orphan.kept) throw new Error(orphan.why)
  // The disk's own clock runs on by itself: to the files, it is long before all of these.
  const real = t.portal.files
  const since = now
  const store: FileStore = {
    ...real,
    list: async function* () {
      for await (const { key } of real.list()) yield { key, since }
    },
  }
  const has = async (key: string) => (await real.get(key)) !== null
  const keys = {
    open: await storedOf(open.file),
    sent: await storedOf(sent.file),
    off: await storedOf(off.file),
    dropped: await storedOf(dropped.file),
    orphan: orphan.key,
  }
  const standing = async () =>
    Object.fromEntries(
      await Promise.all(Object.entries(keys).map(async ([name, key]) => [name, await has(key)])),
    )
  const all = { open: true, sent: true, off: true, dropped: true, orphan: true }
  await clearOldFiles(t.database, store, now.add({ hours: 6 * 24 }))
  expect(await standing()).toEqual(all)
  await clearOldFiles(t.database, store, now.add({ hours: 8 * 24 }))
  expect(await standing()).toEqual({ ...all, orphan: false })
  await clearOldFiles(t.database, store, now.add({ hours: 31 * 24 }))
  expect(await standing()).toEqual({ ...all, orphan: false, off: false, dropped: false })
})
