import './tables.ts'

export { ageTable } from './ages.ts'
export { askForChild, type ChildAsked, ownRequests } from './guardians/ask-for-child.ts'
export { requestsWaiting } from './guardians/for-staff.ts'
export { keepAges, tellOfBirthdays } from './guardians/keep-ages.ts'
export { settleAcceptance } from './guardians/settle-acceptance.ts'
export { seesLess } from './people/sees-less.ts'
export { remindOfOpenEnds } from './sharing/remind.ts'
