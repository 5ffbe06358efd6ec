/** Something that was not imported, as the person who runs the import will read it. */
export type Problem = {
  file: string
  /** Where in it: `line 12`, `entry[3].resource`, both or (the whole file) empty. */
  path: string
  /** The resource, `Observation/123`, where that could be read. */
  resource: string | null
  /** What is wrong and, where it is not plain, what to do. */
  reason: string
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`
