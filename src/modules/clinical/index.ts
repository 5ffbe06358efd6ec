import './tables.ts'

export type { Arrival, Batch, Outcome, Removal } from './arrival.ts'
export { bytesOfBase64, isCut } from './brief.ts'
export { clinicalTime, fhirMilliseconds } from './clinical-time.ts'
export { codeKeyOf, keyOfConcept } from './code-key.ts'
export { type ContactOnRecord, contactOnRecord } from './contact-on-record.ts'
export { activeOrderIds, appointmentIds, behindIds, type CurrentRow, currentRows } from './current.ts'
export { beginImport, endImports, type Source, sourceNamed, sourceNames } from './imports.ts'
export { codingsOf, listIn, objectIn, objectsIn, type Resource, textIn, valuesAt } from './json.ts'
export { keep } from './keep.ts'
export { allKinds, type Kind, kindOf } from './kind-of.ts'
export {
  type ListedResult,
  type ListedThing,
  listResults,
  listTheseResults,
  type ResultPage,
} from './list-results.ts'
export { findIdentities, type Identity, identityOf } from './match-patients.ts'
export { type Outlined, outline } from './outline.ts'
export {
  type Confidential,
  confidentialItems,
  type Decision,
  endOverride,
  longest_reason,
  type Overridden,
  overrideConfidentiality,
} from './override-confidentiality.ts'
export { listPatients, patientsNamed } from './patients.ts'
export { plain, plainWords } from './plain-words.ts'
export {
  byCode,
  byVisit,
  codeKeysHeld,
  countsByKind,
  findById,
  findMany,
  history,
  type KnownPatient,
  knownPatient,
  latestPerCode,
  latestPerKind,
  listByKind,
  referring,
  sharedByIds,
} from './queries.ts'
export { type RecentRow, recent } from './recent.ts'
export { idsByReference, referencesIn } from './references.ts'
export { beginLabelling, relabel, relabelWork } from './relabel.ts'
export {
  around,
  judgedResults,
  type TestRow,
  testsHeld,
} from './results.ts'
export type { ClinicalRow, ClinicalVersion, Page, SharedRow } from './rows.ts'
export { type Found, search } from './search.ts'
export { isShownToAll } from './shown-types.ts'
