import type { Temporal } from 'temporal-polyfill'

/** The languages in which every page is complete, with their own names. */
export const languages = { en: 'English', es: 'Español' } as const
export type Lang = keyof typeof languages

/** Addresses of what the build made, as `dist/public/manifest.json` gives them. */
export type Assets = { css: string; js: string; font: string; icon: string }

/** The main areas of the portal, in the order of the navigation. */
export const areas = {
  home: '/',
  records: '/records',
  appointments: '/appointments',
  messages: '/messages',
  medications: '/medications',
  bills: '/bills',
  learn: '/learn',
  sharing: '/sharing',
} as const
export type AreaName = keyof typeof areas

/** Somebody whose record can be shown. `id` goes into forms, so that an act lands on whom its page showed. */
export type Person = {
  id: string
  name: string
  own: boolean
  /** What the viewer may do with this record, as grants call it; everything if left out. */
  may?: readonly string[] | undefined
  /** True for a parent who sees less now, because the child has come of an age. */
  less?: boolean | undefined
}

/** `as` is whose eyes a preview sees with. */
export type LookView = {
  kind: 'preview' | 'see-as' | 'staff' | 'emergency'
  as: string | null
}

/**
 * What every page needs to know to draw itself. `path` is the address of the page with its query,
 * so that switching the language comes back to it. `zone` is the clinic's IANA time zone.
 */
export type Look = {
  lang: Lang
  zone: string
  now: Temporal.Instant
  clinic: { name: string; phone: string | null; logo: string | null }
  assets: Assets
  path: string
  viewer: { name: string; email: string } | null
  /** Whose record the pages show, and whether it is the viewer's own; null where there is none. */
  person: Person | null
  /** All whose records the viewer may open, her own first. */
  people: readonly Person[]
  /** Set while the pages are shown by somebody else's authority, for reading only. */
  view: LookView | null
  /** What a member of staff may do in the clinic's workspace; null for everybody else. */
  staff: readonly string[] | null
  /** In how many of the messages' threads something is new to the viewer; none if left out. */
  unread?: number | undefined
  area: AreaName | null
  /** Areas to show in the navigation; those that this portal serves today if left out. */
  areas?: readonly AreaName[] | undefined
  /** Minutes without a request after which the session ends; null or absent: no warning is drawn. */
  idleMinutes?: number | null | undefined
}

/** The name of whom the pages are about, where it is not the reader herself. */
export const ofWhom = ({ person }: Look): string | null =>
  person === null || person.own ? null : person.name

/** The areas that have pages. An area joins this list together with its first page. */
export const servedAreas: readonly AreaName[] = ['home', 'records', 'appointments', 'messages']

/** Those of them in which there is something to do, and not only to see. */
export const actedIn: readonly AreaName[] = ['appointments', 'messages']

/** Addresses that the page frame's own links and forms use. */
export const frameActions = {
  account: '/account',
  language: '/language',
  signIn: '/sign-in',
  signOut: '/sign-out',
  actFor: '/acting-for',
  caregivers: '/caregivers',
  people: '/caregivers/people',
  whoLooked: '/who-looked',
  staff: '/staff',
  endView: '/view/end',
  keepSession: '/session/keep',
} as const
