import { type Permission, type RecordPermission, recordPermissions } from '../access/index.ts'
import { type Section, words } from './words.ts'

/**
 * Which permissions open a section of the record, any one of them. What then stands in it is for the database to
 * say. The rows of routes.ts ask for the same.
 */
const permissionsOf = (section: Section): readonly RecordPermission[] => opens[section] ?? ['records:read']

const opens: Partial<Record<Section, readonly RecordPermission[]>> = {
  overview: recordPermissions,
  medications: ['medications:read'],
  immunizations: ['immunizations:read'],
  documents: ['documents:read'],
  other: recordPermissions,
}

/** The sections that a viewer may open, in the order of the navigation. */
export const sectionsFor = (may: ReadonlySet<Permission>): Section[] =>
  (Object.keys(words('en').sections) as Section[]).filter(section =>
    permissionsOf(section).some(permission => may.has(permission)),
  )
