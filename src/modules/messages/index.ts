import './tables.ts'

export { checkFiles, type FileCheck } from './files/check/check-file.ts'
export { clearOldFiles } from './files/clear-old-files.ts'
export type { WritingDb } from './handles.ts'
export { hasTemplates, setUpPools, setUpTemplates } from './pools/set-up-pools.ts'
export { takeOverReading, takeOverState } from './take-over.ts'
export { startDraft } from './writing/drafts.ts'
export { type Sent, sendMessage } from './writing/send-message.ts'
