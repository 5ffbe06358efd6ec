/**
 * Makes a name that a source gave readable: takes off the kind in brackets that SNOMED CT names end with,
 * what LOINC names say for machines, underscores and capitals. Never returns an empty text for a text with
 * letters.
 */

const longestName = 160

// The last bracket of a SNOMED CT name says what kind of concept it is; Spanish releases have their own words.
const kindInBrackets =
  /\s*\((?:disorder|finding|procedure|situation|regime\/therapy|substance|organism|observable entity|qualifier value|morphologic abnormality|person|event|physical object|product|medicinal product|medicinal product form|clinical drug|occupation|record artifact|environment|body structure|cell|cell structure|specimen|physical force|attribute|trastorno|hallazgo|procedimiento|situación|régimen\/tratamiento|sustancia|organismo|entidad observable|calificador|producto|producto medicinal|fármaco de uso clínico|objeto físico|persona)\)$/i

const capitals = new Set(
  [
    'CT MRI MR XR US ECG EKG EEG HIV COVID COVID-19 HDL LDL VLDL CBC BMP CMP TSH PSA INR DNA RNA PCR IGE IGG IGM',
    'A1C HBA1C BMI BP IV OD OS OU PHQ-2 PHQ-9 GAD-7 HCG RBC WBC MCV MCH MCHC AST ALT ALP GGT BUN GFR EGFR COPD',
    'ADHD PTSD GERD CAD CHF CKD PCOS HPV RSV TB UTI ENT ICU ED ER OR PET DXA DEXA PT OT USA II III VI',
  ].flatMap(line => line.split(' ')),
)

const specimens: readonly [RegExp, string][] = [
  [/^(?:serum|plasma|blood|red blood|capillary blood|venous blood|arterial blood|platelet)/i, 'blood'],
  [/^urine/i, 'urine'],
  [/^stool/i, 'stool'],
  [/^(?:cerebral spinal fluid|csf)/i, 'spinal fluid'],
  [/^(?:sputum|saliva|throat|semen|hair|bile|sweat)/i, ''],
]

/** `Everolimus [Mass/volume] in Blood by LC/MS/MS` becomes `Everolimus (blood)`. */
function withoutLoincParts(name: string): string {
  const found = /^(.{2,}?)\s*\[[^\]]*\](.*)$/.exec(name)
  if (!found) return name.replace(/\s+by\s+(?:Automated count|Test strip|Calculation|Immunoassay)\b.*$/i, '')
  const [, analyte = '', rest = ''] = found
  const where = /\b(?:in|of)\s+(.+?)(?:\s+by\s+.*|\s+--.*|$)/.exec(rest)?.[1]
  if (!where) return analyte
  const specimen = specimens.find(([pattern]) => pattern.test(where))
  const word = specimen ? specimen[1] || where.toLowerCase() : where.toLowerCase()
  return `${analyte.replaceAll('.', ' ')} (${word})`
}

function sentenceCase(name: string): string {
  const letters = name.replace(/[^\p{L}]/gu, '')
  if (letters.length < 5 || letters !== letters.toUpperCase() || letters === letters.toLowerCase())
    return name
  return name.replace(/[^\s/(),;-]+(?:-\d+)?/gu, word =>
    capitals.has(word) || /\d/.test(word) ? word : word.toLowerCase(),
  )
}

function capitalised(name: string): string {
  // "pH", "mRNA" and "eGFR" keep their small first letter.
  return /^\p{Ll}(?:\p{Ll}|[\s,;:()]|$)/u.test(name) ? (name[0] ?? '').toUpperCase() + name.slice(1) : name
}

function shortened(name: string): string {
  if (name.length <= longestName) return name
  const cut = name.slice(0, longestName)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > longestName / 2 ? space : longestName).trimEnd()}…`
}

/** A readable form of a name as a source wrote it, at most about 160 letters; empty if nothing readable is in it. */
export function cleanName(written: string, loinc = false): string {
  let name = written.length > 2000 ? written.slice(0, 2000) : written
  name = name.replace(/\s+/gu, ' ').trim()
  if (!name.includes(' ')) name = name.replaceAll('_', ' ').trim()
  name = name.replace(kindInBrackets, '')
  // Old laboratory systems print "1080 (LIPIDS..........)".
  name = name
    .replace(/^\d{2,6} \(([^()]+)\)$/, '$1')
    .replace(/\.{3,}$/, '')
    .trim()
  if (loinc) name = withoutLoincParts(name)
  return shortened(capitalised(sentenceCase(name)))
}

/** Whether a text is only a code: no letters, or letters and digits without a word in it. */
export function looksLikeCode(text: string): boolean {
  if (!/\p{L}/u.test(text)) return true
  if (/^(?:urn:|https?:|[\d.]+$)/i.test(text)) return true
  if (/\s/.test(text) || !/\d/.test(text)) return false
  if (/^[A-Z]+(?:-[A-Z]+)*-?\d{4,}$/.test(text)) return true
  return /^[A-Za-z]{0,3}\d[\d.A-Z-]*$/.test(text) || /^[0-9a-f-]{20,}$/i.test(text)
}
