const beginning = 4096

/** What a file is that is not JSON, and what to do; null where it may be JSON. `head` is its beginning. */
export function notFhirJson(head: Buffer): string | null {
  if (head.length >= 2 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)))
    return 'is UTF-16 text. Save it as UTF-8'
  const text = head
    .subarray(0, beginning)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  if (text === '') return head.length < beginning ? 'is empty' : null
  if (text.startsWith('<')) return whatXml(text)
  if (/^(MSH|FHS|BHS)\|/.test(text)) return 'is HL7 v2, not FHIR. Export it as FHIR R4 JSON'
  if (/^ISA[^A-Za-z0-9]/.test(text)) return 'is an X12 file, not FHIR. Export it as FHIR R4 JSON'
  if (text.startsWith('%PDF')) return 'is a PDF, not FHIR. Export it as FHIR R4 JSON'
  if (text.startsWith('PK\u0003\u0004')) return 'is a zip archive. Unpack it and import the folder'
  return null
}

function whatXml(text: string): string {
  if (/<ClinicalDocument\b|urn:hl7-org:v3/.test(text))
    return 'is a C-CDA document (XML), not FHIR. Export it as FHIR R4 JSON'
  if (text.includes('http://hl7.org/fhir')) return 'is FHIR in XML. Export it as JSON'
  if (/<html|<!doctype html/i.test(text)) return 'is a web page, not FHIR. Was signing in needed to fetch it?'
  return 'is XML, not FHIR JSON'
}
