/**
 * How much of a text is still drawn: letters, and pieces (items, cells, line breaks, paragraphs). Readers spend of
 * it; several texts of one page may share it.
 */
export type Room = { letters: number; pieces: number }

/** Room for one text: far more than people write, and still a page that a browser shows at once. */
export const roomForText = (): Room => ({ letters: 300_000, pieces: 20_000 })

/** Room for all the notes of one visit, which stand on one page. */
export const roomForNotes = (): Room => ({ letters: 1_200_000, pieces: 60_000 })

/** Room for the beginning alone, where a list shows the first words. */
export const roomForPreview = (): Room => ({ letters: 4_000, pieces: 200 })

/** No room: whether there is a text is asked, not what it says. */
export const noRoom = (): Room => ({ letters: 0, pieces: 0 })

export const isFull = ({ letters, pieces }: Room): boolean => letters <= 0 || pieces <= 0

/** The first letters of a text, never half of one that JavaScript counts as two. */
export const firstLetters = (text: string, letters: number): string =>
  text.length <= letters ? text : text.slice(0, Math.max(0, letters)).replace(/[\uD800-\uDBFF]$/, '')
