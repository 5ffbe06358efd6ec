import type { Lang } from '../../../ui/page.ts'
import { words } from './words.ts'

type Props = {
  lang: Lang
  /** With `j` and `k` for the lines of the queue. */
  moves?: boolean
  links: readonly { readonly key: string; readonly href: string; readonly text: string }[]
}

/** Keys of a page, for whoever answers many messages; where no script runs there are none. */
export function Keys({ lang, moves = false, links }: Props) {
  const text = words(lang).keys
  const lines = moves
    ? [
        { key: 'j', text: text.next },
        { key: 'k', text: text.before },
      ]
    : []
  return (
    <desk-keys hidden data-off={text.off} data-on={text.on}>
      <details class="details">
        <summary>{text.title}</summary>
        <div class="details-body">
          <p>{text.text}</p>
          <dl class="keys">
            {[...lines, ...links].map(one => (
              <div>
                <dt>
                  <kbd>{one.key}</kbd>
                </dt>
                <dd>
                  {'href' in one ? (
                    <a href={one.href} data-key={one.key}>
                      {one.text}
                    </a>
                  ) : (
                    one.text
                  )}
                </dd>
              </div>
            ))}
          </dl>
          <button type="button" class="button button-quiet">
            {text.off}
          </button>
        </div>
      </details>
    </desk-keys>
  )
}
