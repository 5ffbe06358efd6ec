import { type Inside, refused } from './inside.ts'

/** Beginnings of what is read by a program rather than a person: markup, commands, rich text. */
const notProse = /^\s*(<|#!|\{\\rtf|%!|@echo\b|From: )/i

/** Letters in UTF-8 without signs that steer a terminal or hide; with a mark of its encoding or without. */
export function inText(bytes: Uint8Array): Inside {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refused('type')
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/.test(text)) return refused('type')
  if (text.trim() === '' || notProse.test(text)) return refused('type')
  return {
    fit: true,
    bytes: new TextEncoder().encode(text),
    contentType: 'text/plain; charset=utf-8',
  }
}
