const oidOfText = 25

/**
 * A `text[]` in PostgreSQL's binary form, to be given as one parameter. Nothing is escaped and nothing parsed:
 * a thousand resources of some kilobytes go over in one statement, their bytes as they are.
 */
export function textArray(given: readonly (string | Uint8Array | null)[]): Buffer {
  // PostgreSQL's text cannot hold a null character; in JSON it stands escaped, but what was read out of it has it.
  const values = given.map(value =>
    typeof value === 'string' && value.includes('\u0000') ? value.replaceAll('\u0000', '') : value,
  )
  let size = 20
  const sizes = values.map(value => {
    const bytes = value === null ? 0 : typeof value === 'string' ? Buffer.byteLength(value) : value.byteLength
    size += 4 + bytes
    return bytes
  })
  const array = Buffer.allocUnsafe(size)
  array.writeInt32BE(values.length === 0 ? 0 : 1, 0)
  array.writeInt32BE(values.includes(null) ? 1 : 0, 4)
  array.writeInt32BE(oidOfText, 8)
  if (values.length === 0) return array.subarray(0, 12)
  array.writeInt32BE(values.length, 12)
  array.writeInt32BE(1, 16)
  let at = 20
  values.forEach((value, n) => {
    const bytes = sizes[n] ?? 0
    array.writeInt32BE(value === null ? -1 : bytes, at)
    at += 4
    if (typeof value === 'string') array.write(value, at)
    else if (value) array.set(value, at)
    at += bytes
  })
  return array
}
