import type { Child } from 'hono/jsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { LiveNews } from './live-news.tsx'
import { markup } from './markup.ts'
import type { Assets, Look } from './page.ts'
import { SessionTimeout } from './session.tsx'
import { words } from './words.ts'

function headLinks({ css, font, icon, js }: Assets) {
  return markup`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin><link rel="stylesheet" href="${css}"><link rel="icon" href="${icon}" type="image/svg+xml"><script type="module" src="${js}"></script>`
}

/**
 * A whole page, as markup: every page has this frame, and Hono would move `<link>` elements about at the cost of
 * reading the page again. `title` is the page's own name, put before the clinic's; say no health words in it. With
 * `wrong` (a form came back with errors) the title says so first. `aside` stands above the main content's
 * column, outside `<main>`: breadcrumb, section links.
 */
export function Document(props: {
  look: Look
  title: string
  aside?: Child
  wrong?: boolean | undefined
  children?: Child
}) {
  const { look } = props
  const { assets, clinic, lang } = look
  const text = words(lang)
  const title = props.wrong ? `${text.form.error} ${props.title}` : props.title
  const timeout =
    look.viewer && look.idleMinutes
      ? SessionTimeout({ lang, idleMinutes: look.idleMinutes, who: look.viewer.email })
      : null
  return markup`<!doctype html><html lang="${lang}" dir="ltr"><head><meta charset="utf-8"/><title>${`${title} – ${clinic.name}`}</title><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="color-scheme" content="light dark"/>${headLinks(assets)}</head><body><a class="skip" href="#main">${text.skip}</a>${Header({ look })}<div class="page">${props.aside}<main id="main" tabindex="-1">${props.children}</main></div>${Footer({ look })}${LiveNews({ look })}${timeout}</body></html>`
}
