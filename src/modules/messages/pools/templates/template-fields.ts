/** What a template can hold in braces. */
export const templateFields = ['patient', 'me', 'clinic', 'phone'] as const

const braces = /\{([^{}\n]{1,30})\}/g

/** Something in braces that nothing can be filled in for; null where all is well. */
export const unknownField = (body: string): string | null => {
  const known: readonly (string | undefined)[] = templateFields
  return [...body.matchAll(braces)].find(([, name]) => !known.includes(name))?.[0] ?? null
}
