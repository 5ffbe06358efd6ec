import type { Resource } from '../../../modules/clinical/index.ts'

export const asObject = (value: unknown): Resource | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Resource) : null

export const asText = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null
