import { codeWord, type Named, plainName, type StatusInWords, statusWords } from '../../terminology/index.ts'
import { type AttachmentInWords, attachmentsOf, inlineBlocks } from './attachment.ts'
import { type Block, textBlocks } from './blocks.ts'
import { codeOf, hasCode, obj, objects, str } from './json.ts'
import { narrativeBlocks } from './narrative.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf, refsOf } from './reference.ts'
import { type Room, roomForText } from './room.ts'
import { choiceWhen, dateWhen, type When } from './when.ts'

/** What a report mainly is; it chooses the page on which it stands. */
type ReportKind = 'laboratory' | 'imaging' | 'pathology' | 'note' | 'other'

/** A DiagnosticReport in words. `body` is its whole text in safe blocks, empty where it has only results. */
export type ReportInWords = {
  id: string | null
  name: Named
  kind: ReportKind
  categories: string[]
  status: StatusInWords | null
  when: When | null
  issued: When | null
  performers: Ref[]
  interpreters: Ref[]
  encounter: Ref | null
  basedOn: Ref[]
  specimens: Ref[]
  results: Ref[]
  studies: Ref[]
  pictures: { link: Ref; comment: string | null }[]
  conclusion: Block[]
  conclusionNames: Named[]
  body: Block[]
  files: AttachmentInWords[]
}

const imaging = [
  'RAD',
  'RX',
  'CT',
  'NMR',
  'RUS',
  'VUS',
  'OUS',
  'CUS',
  'NMS',
  'XRC',
  'imaging',
  'LP29684-5',
  'LP29684',
]
const imagingCodes = ['18748-4', '24627-2', '30746-2', '87674-8']
const pathology = ['PAT', 'SP', 'CP', 'LP7839-6', 'PATH']
const laboratory = ['LAB', 'HM', 'CH', 'MB', 'MCB', 'IMM', 'TX', 'VR', 'BLB', 'SR', 'URN', 'laboratory']
const noteCodes = [
  '34117-2',
  '11506-3',
  '11488-4',
  '18842-5',
  '28570-0',
  '57133-1',
  '11504-8',
  '34746-8',
  '51847-2',
]

function kindOf(category: unknown, code: unknown): ReportKind {
  const has = (codes: readonly string[], concepts: unknown) =>
    objects(concepts).some(concept => codes.some(one => hasCode(concept, one)))
  if (has(imaging, category) || has(imagingCodes, [code])) return 'imaging'
  if (has(pathology, category)) return 'pathology'
  if (has(laboratory, category)) return 'laboratory'
  if (has(noteCodes, category) || has(noteCodes, [code])) return 'note'
  return 'other'
}

/** Text that a report carries itself: its readable files first, then its narrative, unless that only repeats. */
function bodyOf(json: ReturnType<typeof obj>, room: Room): Block[] {
  const forms = objects(json.presentedForm).flatMap(form => inlineBlocks(form, room) ?? [])
  if (forms.length > 0) return forms
  const narrative = obj(json.text)
  // "generated" means: made from the data that the page shows anyway.
  return narrative.status === 'generated' ? [] : narrativeBlocks(narrative, room)
}

/** A report without a name of its own goes by its category. */
function nameOf(json: ReturnType<typeof obj>, { lang }: Reader): Named {
  const own = plainName(json.code, lang, 'test')
  if (own.code !== null || own.official !== null || str(obj(json.code).text) !== null) return own
  const category = objects(json.category).find(concept => codeWord('category', concept, lang) !== null)
  if (!category) return own
  return { ...plainName(category, lang), plain: codeWord('category', category, lang) ?? own.plain }
}

/** Reads a DiagnosticReport (R4) of any shape; what is not there is null or empty. */
export function reportInWords(resource: unknown, reader: Reader, room: Room = roomForText()): ReportInWords {
  const json = obj(resource)
  const { lang } = reader
  const conclusion = str(json.conclusion)
  const issued = dateWhen(json.issued, reader)
  return {
    id: str(json.id),
    name: nameOf(json, reader),
    kind: kindOf(json.category, json.code),
    categories: objects(json.category).flatMap(one => codeWord('category', one, lang) ?? []),
    status: statusWords('result', json.status, lang),
    when: choiceWhen(json, 'effective', reader) ?? issued,
    issued,
    performers: refsOf(json.performer),
    interpreters: refsOf(json.resultsInterpreter),
    encounter: refOf(json.encounter),
    basedOn: refsOf(json.basedOn),
    specimens: refsOf(json.specimen),
    results: refsOf(json.result),
    studies: refsOf(json.imagingStudy),
    pictures: objects(json.media).flatMap(media => {
      const link = refOf(media.link)
      return link ? [{ link, comment: str(media.comment) }] : []
    }),
    conclusion: conclusion === null ? [] : textBlocks(conclusion, room),
    conclusionNames: objects(json.conclusionCode)
      .filter(concept => codeOf(concept) !== null || str(concept.text) !== null)
      .map(concept => plainName(concept, lang, 'condition')),
    body: bodyOf(json, room),
    files: attachmentsOf(json.presentedForm, reader),
  }
}
