const deepest = 64

/** Addresses of attachments that are resources themselves, not places on the web. */
const ownAttachment = /^urn:(?:uuid|oid):|(?:^|\/)Binary\/[^/?#]+$/

/**
 * Every different reference in a resource, in the order of the document: `reference` fields, and the address of
 * an attachment that is a Binary of the same source. References to contained resources (`#…`) are left out. The
 * row's `refs` hold the ids for exactly this list, in this order (see {@link idsByReference}).
 */
export function referencesIn(resource: unknown): string[] {
  const found = new Set<string>()
  gather(resource, 0, found)
  return [...found]
}

function gather(value: unknown, depth: number, found: Set<string>): void {
  if (depth > deepest || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const one of value) gather(one, depth + 1, found)
    return
  }
  const object = value as { [field: string]: unknown }
  for (const key of Object.keys(object)) {
    const field = object[key]
    if (typeof field !== 'string') gather(field, depth + 1, found)
    else if (
      key === 'reference'
        ? field !== '' && !field.startsWith('#')
        : key === 'url' && ownAttachment.test(field)
    )
      found.add(field)
  }
}

/** The portal's id for each reference string of a resource; null where the source's reference leads nowhere. */
export function idsByReference(
  resource: unknown,
  refs: readonly (string | null)[],
): ReadonlyMap<string, string | null> {
  return new Map(referencesIn(resource).map((reference, n) => [reference, refs[n] ?? null]))
}
