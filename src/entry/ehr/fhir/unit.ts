import type { Resource } from '../../../modules/clinical/index.ts'
import type { Problem } from './problem.ts'

/** One resource as it stands in a file. */
export type Entry = {
  /** `entry[3].resource`, `line 12`, or empty where the file is the resource. */
  path: string
  /** Exactly as it stands there. */
  body: Buffer
  resource: Resource
  /** The address by which the other entries of its bundle refer to it. */
  fullUrl: string | null
  /** `Patient/123` where the bundle says where to put it. */
  putAt: string | null
  /** When the source changed it, where the bundle says so beside the resource. */
  lastModified: unknown
}

/** `Observation/123` is deleted in the source. */
export type Deletion = { path: string; type: string; fhirId: string; lastModified: unknown }

/** What is imported together. A bundle is all or nothing; lines each stand alone. */
export type Unit = {
  file: string
  whole: boolean
  /** A bundle's `type`; null for lines and single resources. */
  bundleType: string | null
  entries: Entry[]
  deletions: Deletion[]
  /** What could not even be read. In a whole unit one is enough to refuse it. */
  problems: Problem[]
}
