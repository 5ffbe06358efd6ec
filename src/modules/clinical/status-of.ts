import { codingsOf, type Resource, textIn } from './json.ts'

/**
 * The status as lists filter by it: `status`, or for conditions and allergies the code of the clinical status.
 * Whatever was entered in error says so, whichever field a type has for it.
 */
export function statusOf(resource: Resource): string | null {
  const verified = codingsOf(resource.verificationStatus)[0]?.code ?? textIn(resource.verificationStatus)
  if (verified === 'entered-in-error') return verified
  return (
    textIn(resource.status) ??
    codingsOf(resource.clinicalStatus)[0]?.code ??
    textIn(resource.clinicalStatus) ??
    textIn(resource.lifecycleStatus)
  )
}
