import type { Look } from './page.ts'
import { words } from './words.ts'

/** A phone number as a `tel:` address: its digits and a leading plus. */
function telephone(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}

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
            {footer.phone(name)} <a href={telephone(phone)}>{phone}</a>
          </p>
        )}
        {look.viewer && <p>{footer.privacy}</p>}
      </div>
    </footer>
  )
}
