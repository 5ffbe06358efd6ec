import type { Lang } from '../../../ui/page.ts'
import { shortestPassword } from '../password.ts'
import type { WrongPassword } from './change-password.ts'
import { words } from './words.ts'

/** Why a password may not be chosen, in words. */
export function passwordFault(lang: Lang, why: WrongPassword): string {
  const faults = words(lang).passwordFaults
  return why === 'short' ? faults.short(shortestPassword) : faults[why]
}
