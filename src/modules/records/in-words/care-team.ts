import { codeWord, plainWord, type StatusInWords, statusWords } from '../../terminology/index.ts'
import { obj, objects, str } from './json.ts'
import type { Reader } from './reader.ts'
import { type Ref, refOf, refsOf } from './reference.ts'
import { type Note, notesOf, periodWhen, type When } from './when.ts'

/** Someone on a care team. `self` is true for the patient, whom sources often list among the members. */
export type MemberInWords = {
  who: Ref | null
  role: string | null
  onBehalfOf: Ref | null
  when: When | null
  self: boolean
}

/** A CareTeam (R4) in words. */
export type CareTeamInWords = {
  id: string | null
  name: string | null
  status: StatusInWords | null
  active: boolean
  when: When | null
  members: MemberInWords[]
  reasons: string[]
  organizations: Ref[]
  encounter: Ref | null
  notes: Note[]
}

/** Reads a CareTeam of any shape; what is not there is null or empty. */
export function careTeamInWords(resource: unknown, reader: Reader): CareTeamInWords {
  const json = obj(resource)
  const { lang } = reader
  const subject = str(obj(json.subject).reference)
  return {
    id: str(json.id),
    name: str(json.name) ?? objects(json.category).flatMap(one => plainWord(one, lang) ?? [])[0] ?? null,
    status: statusWords('plan', json.status, lang),
    active: json.status !== 'inactive' && json.status !== 'entered-in-error',
    when: periodWhen(json.period, reader),
    members: objects(json.participant).map(one => {
      const who = refOf(one.member)
      return {
        who,
        role: objects(one.role).flatMap(role => codeWord('participation', role, lang) ?? [])[0] ?? null,
        onBehalfOf: refOf(one.onBehalfOf),
        when: periodWhen(one.period, reader),
        self:
          who?.type === 'Patient' || (who !== null && who.reference !== null && who.reference === subject),
      }
    }),
    reasons: objects(json.reasonCode).flatMap(one => plainWord(one, lang) ?? []),
    organizations: refsOf(json.managingOrganization),
    encounter: refOf(json.encounter),
    notes: notesOf(json.note, reader),
  }
}
