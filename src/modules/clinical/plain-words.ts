const marks = /\p{M}+/gu
const notWords = /[^\p{L}\p{N}]+/u
const beyondAscii = /[^\p{ASCII}]/u

/** Lower case without accents, so that "Ácido" and "acido" are one word. */
export const plain = (text: string): string =>
  beyondAscii.test(text) ? text.normalize('NFD').replace(marks, '').toLowerCase() : text.toLowerCase()

/** The words of a text, plain, in their order, repeated ones too. */
export const plainWords = (text: string): string[] =>
  plain(text)
    .split(notWords)
    .filter(word => word !== '')
