import { type AreaName, actedIn } from '../../ui/page.ts'
import type { Permission } from '../access/index.ts'

/** A part of somebody's portal as people speak of it, and what seeing it or acting in it is called in grants. */
type Part = {
  readonly see: Permission
  /** What there is to do in it, where there can be anything, and the area of the portal in which it is done. */
  readonly act?: { readonly permission: Permission; readonly area: AreaName }
}

/** What can be opened to somebody, in the order in which people are asked. */
export const parts = {
  record: { see: 'records:read' },
  medicines: {
    see: 'medications:read',
    act: { permission: 'medications:write', area: 'medications' },
  },
  vaccines: { see: 'immunizations:read' },
  appointments: {
    see: 'appointments:read',
    act: { permission: 'appointments:write', area: 'appointments' },
  },
  documents: { see: 'documents:read' },
  messages: { see: 'messages:read', act: { permission: 'messages:write', area: 'messages' } },
  bills: { see: 'bills:read', act: { permission: 'bills:write', area: 'bills' } },
} as const satisfies Record<string, Part>
export type PartName = keyof typeof parts
export const partNames = Object.keys(parts) as PartName[]

const partOf = (name: PartName): Part => parts[name]

/** What acting in a part is called, if this portal has anything to do there. */
export function actIn(name: PartName): Permission | null {
  const act = partOf(name).act
  return act && actedIn.includes(act.area) ? act.permission : null
}

/** Names of a form's boxes: seeing a part, acting in it, and what is confidential in all parts that are seen. */
export const boxes = {
  see: (name: PartName) => `see-${name}`,
  act: (name: PartName) => `act-${name}`,
  sensitive: 'see-confidential',
}

/** What the boxes of a form allow. Acting in a part needs seeing it; what is confidential is in some part. */
export function permissionsIn(form: Readonly<Record<string, string>>): Permission[] {
  const seen = partNames.filter(name => form[boxes.see(name)] === 'yes' || form[boxes.act(name)] === 'yes')
  const acted = seen.flatMap(name => {
    const act = actIn(name)
    return act !== null && form[boxes.act(name)] === 'yes' ? [act] : []
  })
  const sensitive: Permission[] = seen.length > 0 && form[boxes.sensitive] === 'yes' ? ['sensitive:read'] : []
  return [...seen.map(name => parts[name].see), ...acted, ...sensitive]
}

/** The boxes that would allow this. */
export function boxesOf(permissions: readonly Permission[]): Record<string, string> {
  const ticked = partNames.flatMap(name => {
    const act = partOf(name).act?.permission
    return [
      ...(permissions.includes(parts[name].see) ? [boxes.see(name)] : []),
      ...(act && permissions.includes(act) ? [boxes.act(name)] : []),
    ]
  })
  const sensitive = permissions.includes('sensitive:read') ? [boxes.sensitive] : []
  return Object.fromEntries([...ticked, ...sensitive].map(box => [box, 'yes']))
}

/** Ways to begin that fit many people; their order is their number in addresses, which say nothing. */
export const presets = {
  errands: ['appointments:read', 'appointments:write', 'medications:read', 'medications:write'],
  everyday: [
    'records:read',
    'medications:read',
    'medications:write',
    'immunizations:read',
    'appointments:read',
    'appointments:write',
  ],
  all: [
    'records:read',
    'medications:read',
    'medications:write',
    'immunizations:read',
    'appointments:read',
    'appointments:write',
    'documents:read',
    'messages:read',
    'messages:write',
    'bills:read',
    'bills:write',
  ],
} as const satisfies Record<string, readonly Permission[]>
export type Preset = keyof typeof presets
export const presetNames = Object.keys(presets) as Preset[]
