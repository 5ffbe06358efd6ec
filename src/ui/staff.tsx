import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Page, page } from './answer.ts'
import { SectionNav } from './filters.tsx'
import { PageHeading } from './headings.tsx'
import type { Lang, Look } from './page.ts'
import { words } from './words.ts'

/** The parts of the clinic's workspace, in the order of its navigation, and what opens each. */
const sections = {
  home: { href: '/staff', permission: null },
  patients: { href: '/staff/patients', permission: 'patients:find' },
  messages: { href: '/staff/messages', permission: 'messages:answer' },
  appointments: { href: '/staff/appointments', permission: 'appointments:desk' },
  requests: { href: '/staff/appointment-requests', permission: 'appointments:desk' },
  schedule: { href: '/staff/schedule', permission: 'appointments:desk' },
  pools: { href: '/staff/pools', permission: 'messages:manage' },
  invitations: { href: '/staff/invitations', permission: 'invitations:manage' },
  'sign-ups': { href: '/staff/sign-ups', permission: 'signups:review' },
  recoveries: { href: '/staff/recoveries', permission: 'signups:review' },
  guardians: { href: '/staff/guardians', permission: 'guardians:verify' },
  questions: { href: '/staff/questions', permission: 'questions:answer' },
  emergencies: { href: '/staff/emergencies', permission: 'emergencies:review' },
  audit: { href: '/staff/audit', permission: 'audit:report' },
  accounts: { href: '/staff/accounts', permission: 'staff:manage' },
  mail: { href: '/staff/mail', permission: 'mail:read' },
} as const
export type StaffSection = keyof typeof sections

/** A page of the clinic's workspace: its navigation beside, its heading above. The body stands below both. */
export function staffPage(
  { look, lang }: { look: Look; lang: Lang },
  section: StaffSection,
  heading: { title: string; lede?: string; caption?: string },
  body: JSX.Element,
  more: { status?: Page['status'] } = {},
): Page {
  const names = words(lang).staffSections
  const links = Object.entries(sections)
    .filter(([, { permission }]) => permission === null || look.staff?.includes(permission))
    .map(([name, { href }]) => ({ text: names[name as StaffSection], href, current: name === section }))
  return page(
    heading.title,
    <>
      <PageHeading {...heading} />
      {body}
    </>,
    { ...more, aside: <SectionNav lang={lang} links={links} /> },
  )
}
