import { type ContentType, kinds } from './check/inside.ts'

const longest_letters = 100

/** Endings under which a kind of file is also known; any other is kept as a part of the name, before the right one. */
const alsoCalled: Partial<Record<ContentType, RegExp>> = {
  'image/jpeg': /\.(jpe?g|heic|webp|avif)$/i,
  'image/png': /\.(png|gif|webp)$/i,
}

/**
 * A name to show and to save under, from what a browser said: without folders, without signs that steer, hide or turn
 * the direction of writing (so that `annexe‮fdp.exe` reads as what it is), and with the ending that its content has.
 */
export function fileName(said: string, contentType: ContentType, unnamed: string): string {
  const last = said.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\u115f\u1160\u3164\uffa0"<>:|?*]|\u034f/gu, '')
    .replace(/\s+/gu, ' ')
  const ending = kinds[contentType]
  const own = alsoCalled[contentType] ?? new RegExp(`\\.${ending}$`, 'i')
  const stem = [...clean.replace(own, '')]
    .slice(0, longest_letters)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  return `${stem === '' ? unnamed : stem}.${ending}`
}
