import type { Child } from 'hono/jsx'
import { cleanText } from '../writing/clean-text.ts'

const address = /https:\/\/[^\s<>"'`\\^{|}]+/gu
const after = /[.,;:!?)\]…»”’]+$/u

/**
 * What somebody wrote, with its line ends. An https address in it is a link that shows all of itself; one that could
 * look like another (a name with letters beyond ASCII, a user before the host) stays text. What nobody sees is left
 * out, and the direction of the text cannot reach beyond it.
 */
export function LinkedText({ text }: { text: string }) {
  const clean = cleanText(text)
  const parts: Child[] = []
  let done = 0
  for (const { 0: found, index } of clean.matchAll(address)) {
    const shown = found.replace(after, '')
    if (!isPlain(shown)) continue
    parts.push(
      clean.slice(done, index),
      <a href={shown} rel="noopener noreferrer">
        {shown}
      </a>,
    )
    done = index + shown.length
  }
  return (
    <div class="as-written message-text" dir="auto">
      {parts}
      {clean.slice(done)}
    </div>
  )
}

/** True where what is shown is exactly where it leads. */
function isPlain(shown: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(shown) || !URL.canParse(shown)) return false
  const { host, username, password, hostname } = new URL(shown)
  const typed = shown.slice('https://'.length).split(/[/?#]/)[0]?.toLowerCase()
  return (
    username === '' &&
    password === '' &&
    !hostname.split('.').some(part => part.startsWith('xn--')) &&
    (typed === host || typed === `${host}:443`)
  )
}
