import sharp from 'sharp'
import { places } from './clinic.ts'
import { drawPdf } from './pdf.ts'

/** Files that the demo's people attach to what they write. */
export type DemoFile = { readonly name: string; readonly kind: 'letter' | 'bill' | 'box' }

/** The bytes of one, as its sender's device would have it. `date` is `YYYY-MM-DD`. */
export async function demoFile({ kind }: DemoFile, date: string): Promise<Buffer> {
  if (kind === 'box') return sharp(Buffer.from(saltBox)).jpeg({ quality: 82 }).toBuffer()
  return drawPdf({ ...letters[kind], language: 'en', date, from: [places.harbor.name, places.harbor.line] })
}

const letters = {
  letter: {
    title: 'Confirmation of visits',
    paragraphs: [
      'To whom it may concern:',
      'Denise Washington was at our clinic this year on the days that her visit summary lists. We give no reasons for visits to anybody but the patient.',
    ],
    author: 'Leila Haddad, Medical records',
  },
  bill: {
    title: 'Statement',
    paragraphs: ['Blood test, basic metabolic panel: $24.00', 'Please pay within 30 days.'],
    author: 'Billing office',
  },
} as const

/** A box on a kitchen table, as a phone would see it. */
const saltBox = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
  <rect width="1200" height="900" fill="#b9a184"/>
  <rect y="620" width="1200" height="280" fill="#8d7355"/>
  <g transform="rotate(-3 600 450)">
    <rect x="380" y="130" width="440" height="620" rx="8" fill="#f4f1e6"/>
    <rect x="380" y="130" width="440" height="170" fill="#24506b"/>
    <g font-family="sans-serif" text-anchor="middle">
      <text x="600" y="235" font-size="64" font-weight="bold" fill="#fff">LITE SALT</text>
      <text x="600" y="380" font-size="38" fill="#333">Salt substitute</text>
      <text x="600" y="520" font-size="34" fill="#333">Ingredients:</text>
      <text x="600" y="570" font-size="34" font-weight="bold" fill="#333">potassium chloride,</text>
      <text x="600" y="618" font-size="34" fill="#333">silicon dioxide</text>
      <text x="600" y="700" font-size="28" fill="#666">Net 11 oz (311 g)</text>
    </g>
  </g>
</svg>`
