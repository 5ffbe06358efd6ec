import type { Look } from './page.ts'
import { Telephone } from './telephone.tsx'
import { words } from './words.ts'

/** The end of every page: whom to call, and who can see this. */
export function Footer({ look }: { look: Look }) {
  const { footer } = words(look.lang)
  const { name, phone } = look.clinic
  return (
    <footer class="footer">
      <div class="footer-inner">
        <p>
          <strong>{footer.urgent}</strong>
        </p>
        {phone !== null && (
          <p>
            {footer.phone(name)} <Telephone phone={phone} />
          </p>
        )}
        {look.viewer && <p>{footer.privacy}</p>}
      </div>
    </footer>
  )
}
