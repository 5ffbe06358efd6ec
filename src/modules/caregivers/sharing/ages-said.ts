import type { Lang } from '../../../ui/page.ts'
import { ageTable } from '../ages.ts'
import { boxes, boxesOf, partNames } from '../parts.ts'
import { words } from './words.ts'

/** The clinic's age table as its pages tell it. */
export type AgesSaid = {
  /** From this birthday on a young person has an account of her own. */
  readonly young: number
  /** And from this one on she is of age. */
  readonly adult: number
  /** What parents see between the two: "Vaccines, Appointments". */
  readonly kept: string
}

export function agesSaid(lang: Lang): AgesSaid {
  const text = words(lang)
  const young = ageTable.find(({ gives }) => gives === 'parents')
  const adult = ageTable.find(({ gives }) => gives === 'anybody')
  const ticked = boxesOf(young?.parents ?? [])
  const kept = partNames.filter(name => ticked[boxes.see(name)]).map(name => text.parts[name])
  const list = new Intl.ListFormat(lang === 'es' ? 'es-US' : 'en-US')
  return {
    young: young?.from_years ?? 0,
    adult: adult?.from_years ?? 0,
    kept: kept.length === 0 ? text.nothing : list.format(kept.map(word => word.toLowerCase())),
  }
}
