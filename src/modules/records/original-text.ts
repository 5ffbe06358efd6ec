/** Files inside a resource are texts of many thousand letters that nobody reads. */
const longest_text = 2_000

type Parsing = (key: string, value: unknown, context: { source?: string }) => unknown
// Both are in Node 22 and later; the compiler's library does not know them yet.
const json = JSON as unknown as {
  parse: (text: string, take: Parsing) => unknown
  rawJSON: (text: string) => unknown
}

/**
 * The JSON of a resource as it came, laid out to be read: numbers keep every digit of the source, and only texts
 * longer than 2,000 letters are cut, which `cut` then says.
 */
export function originalText(body: string, cut: (letters: number) => string): string {
  try {
    const whole = json.parse(body, (_, value, { source }) => {
      if (typeof value === 'number' && source !== undefined) return json.rawJSON(source)
      if (typeof value !== 'string' || value.length <= longest_text) return value
      return `${value.slice(0, 200)}… ${cut(value.length - 200)}`
    })
    return JSON.stringify(whole, null, 2)
  } catch {
    // Not JSON after all, or nested too deep to be laid out.
    return body.slice(0, 100_000)
  }
}
