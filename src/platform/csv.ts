/**
 * Lines of values as a CSV file (RFC 4180) that spreadsheets open rightly: UTF-8 with its mark, and no value that
 * a spreadsheet would run as a formula, since names and reasons are typed by people.
 */
export function csvFile(lines: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const text = lines.map(values => values.map(cellOf).join(',')).join('\r\n')
  return new TextEncoder().encode(`\ufeff${text}\r\n`)
}

function cellOf(value: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
