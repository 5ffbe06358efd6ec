export { cleanName } from './clean-name.ts'
export {
  absentWord,
  type CodeSet,
  codeWord,
  interpretationWord,
  knownWord,
  languageWord,
  plainWord,
} from './code-words.ts'
export { type MedicineName, medicineName } from './medicine.ts'
export { type Named, plainName, type ThingNamed } from './plain-name.ts'
export { groupsOfCode, groupsOfSecurityLabel, groupsOfText } from './sensitive-codes/find.ts'
export {
  groupNames,
  groupsIn,
  maskOf,
  type SensitiveGroup,
  sensitiveCodesVersion,
  sensitiveGroups,
} from './sensitive-codes/groups.ts'
export { type StatusFlag, type StatusInWords, statusWords } from './status-words.ts'
export { type UnitWords, unitWords } from './unit-words.ts'
