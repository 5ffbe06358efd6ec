import type { Page } from '../../ui/answer.ts'
import { page } from '../../ui/answer.ts'
import { PageHeading } from '../../ui/headings.tsx'
import { frameActions, type Lang, type Look } from '../../ui/page.ts'
import { Telephone } from '../../ui/telephone.tsx'
import { en } from './words.en.ts'
import { es } from './words.es.ts'

const catalogs = { en, es } satisfies Record<Lang, typeof en>

/** Not there, or not this viewer's: the same words for both. */
export function notTherePage({ lang }: Look): Page {
  const w = catalogs[lang].notThere
  return page(
    w.title,
    <>
      <PageHeading title={w.title} lede={w.text} />
      <p>
        <a href="/">{w.home}</a>
      </p>
    </>,
    { status: 404 },
  )
}

/** The account is right, but no patient belongs to it. */
export function noRecordPage(look: Look): Page {
  const w = catalogs[look.lang].noRecord
  return page(
    w.title,
    <>
      <Fault look={look} title={w.title} text={w.text} />
      <p>
        <a href={frameActions.people}>{w.people}</a>
      </p>
    </>,
    { status: 404 },
  )
}

/** Files that are too large together to be read. The address that takes a form is also that of its page. */
export function tooLargePage(look: Look): Page {
  return filesPage(look, catalogs[look.lang].tooLarge, 413)
}

/** Others send so much now that there is no room for more. */
export function tooMuchPage(look: Look): Page {
  return filesPage(look, catalogs[look.lang].tooMuch, 503)
}

function filesPage(look: Look, w: { title: string; text: string; back: string }, status: 413 | 503): Page {
  return page(
    w.title,
    <>
      <PageHeading title={w.title} lede={w.text} />
      <p>
        <a href={look.path}>{w.back}</a>
      </p>
    </>,
    { status },
  )
}

/** The database is away; the next try may find it back. */
export function outOfServicePage(look: Look): Page {
  const w = catalogs[look.lang].outOfService
  return page(w.title, <Fault look={look} title={w.title} text={w.text} />, { status: 503 })
}

/** A bug. `errorId` finds its line in the log. */
export function brokePage(look: Look, errorId: string): Page {
  const w = catalogs[look.lang].broke
  return page(
    w.title,
    <>
      <Fault look={look} title={w.title} text={w.text} />
      <p>{w.id(errorId)}</p>
    </>,
    { status: 500 },
  )
}

function Fault({ look, title, text }: { look: Look; title: string; text: string }) {
  const w = catalogs[look.lang]
  return (
    <>
      <PageHeading title={title} lede={text} />
      {look.clinic.phone !== null && (
        <p>
          {w.needNow} <Telephone phone={look.clinic.phone} text={w.call(look.clinic.phone)} />
        </p>
      )}
    </>
  )
}
