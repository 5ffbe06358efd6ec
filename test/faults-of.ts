import type { Seen } from './walk-record.ts'

/** Words of programs, not of people. */
const leaks = /\b(?:undefined|NaN|null)\b|\[object \w+\]|\bInvalid (?:Date|time)\b/
/** An element that holds nothing but the address of a code system, a naming system or the like. */
const bareAddress = />\s*(?:https?:\/\/[^\s<]+|urn:(?:oid|uuid):[^\s<]+)\s*</

/** What is wrong with a page whatever it shows: broken, headless, in the wrong language, speaking like a program. */
export function faultsOf({ status, html, text }: Seen, lang: 'en' | 'es' = 'en'): string[] {
  if (status !== 200) return [`answers ${status}`]
  const faults: string[] = []
  const headings = html.match(/<h1\b/g)?.length ?? 0
  if (headings !== 1) faults.push(`has ${headings} <h1>`)
  if (!html.includes(`<html lang="${lang}"`)) faults.push(`is not in ${lang}`)
  const leak = leaks.exec(text)
  if (leak) faults.push(`says ${around(text, leak.index)}`)
  const shown = html.replace(/<pre class="original"[\s\S]*?<\/pre>/g, '')
  const address = bareAddress.exec(shown)
  if (address) faults.push(`shows an address: ${around(shown, address.index)}`)
  return faults
}

const around = (text: string, at: number): string => `“${text.slice(Math.max(0, at - 40), at + 60)}”`
