import { type Drawn, drawnOnce } from './drawn-once.ts'
import { frameActions, type Lang, type Look } from './page.ts'
import { Telephone } from './telephone.tsx'
import { words } from './words.ts'

/** The end of every page: whom to call, and who can see this. */
export function Footer({ look }: { look: Look }) {
  const { name, phone } = look.clinic
  const signedIn = look.viewer !== null
  const inWorkspace = look.staff !== null && look.path.startsWith(frameActions.staff)
  const key = `${look.lang} ${signedIn} ${inWorkspace} ${name} ${phone}`
  return drawnOnce(footers, key, () => footer(look.lang, look.clinic, signedIn, inWorkspace))
}

const footers: Drawn = new Map()

function footer(lang: Lang, { name, phone }: Look['clinic'], signedIn: boolean, inWorkspace: boolean) {
  const { footer: text } = words(lang)
  return (
    <footer class="footer">
      <div class="footer-inner">
        <p>
          <strong>{text.urgent}</strong>
        </p>
        {phone !== null && (
          <p>
            {text.phone(name)} <Telephone phone={phone} />
          </p>
        )}
        {signedIn && <p>{inWorkspace ? text.workspace : text.privacy}</p>}
      </div>
    </footer>
  )
}
