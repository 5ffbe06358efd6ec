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
export { type StatusFlag, type StatusInWords, statusWords } from './status-words.ts'
export { type UnitWords, unitWords } from './unit-words.ts'
