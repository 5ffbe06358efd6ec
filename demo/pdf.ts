import PDFDocument from 'pdfkit'

type Page = {
  title: string
  language: 'en' | 'es'
  /** Date as `YYYY-MM-DD`: also the file's creation date, so that the same letter is the same bytes. */
  date: string
  from: readonly string[]
  paragraphs: readonly string[]
  author: string
}

/** Draws a one-page tagged PDF and gives its bytes. */
export function drawPdf(page: Page): Buffer {
  const { title, language, date, from, paragraphs, author } = page
  const made = new Date(`${date}T12:00:00Z`)
  const document = new PDFDocument({
    size: 'LETTER',
    margin: 72,
    lang: language === 'es' ? 'es-US' : 'en-US',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.5',
    info: { Title: title, Author: author, CreationDate: made, ModDate: made },
  })
  const piece = (type: string, draw: () => void) => document.addStructure(document.struct(type, {}, [draw]))
  piece('P', () => document.font('Helvetica').fontSize(10).fillColor('#333333').text(from.join('\n')))
  document.moveDown(2)
  piece('H1', () => document.font('Helvetica-Bold').fontSize(16).fillColor('#000000').text(title))
  document.moveDown()
  for (const paragraph of paragraphs) {
    piece('P', () => document.font('Helvetica').fontSize(11).text(paragraph, { lineGap: 3 }))
    document.moveDown(0.8)
  }
  piece('P', () => document.font('Helvetica').fontSize(11).text(author))
  document.end()
  // pdfkit compresses synchronously and keeps its pieces until they are read: nothing to wait for.
  const pieces: Buffer[] = []
  for (let piece = document.read(); piece !== null; piece = document.read()) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}
