/** Remembered by this browser: single keys get in the way of those who speak to it (WCAG 2.1.4). */
const remembered = 'desk-keys-off'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))

/**
 * `<desk-keys>`: on the desk's day and in a queue, `j` and `k` go to the next line and the one before, and each link in
 * it that has a `data-key` opens by that key. Its button turns the keys off and on.
 */
class DeskKeys extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button) return
    this.hidden = false
    const say = () => {
      button.textContent = (this.#off ? this.dataset.on : this.dataset.off) ?? ''
    }
    say()
    button.addEventListener('click', () => {
      if (this.#off) localStorage.removeItem(remembered)
      else localStorage.setItem(remembered, 'yes')
      say()
    })
    document.addEventListener('keydown', event => this.#press(event))
  }

  get #off() {
    return localStorage.getItem(remembered) !== null
  }

  #press(event: KeyboardEvent) {
    const { key, target } = event
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (isTyping(target) || this.#off) return
    if (key === 'j' || key === 'k') this.#go(key === 'j' ? 1 : -1)
    else this.querySelector<HTMLAnchorElement>(`a[data-key="${CSS.escape(key)}"]`)?.click()
  }

  /** To the visit after or before the one that has the focus; without one, to the first or the last. */
  #go(by: 1 | -1) {
    const visits = [...document.querySelectorAll<HTMLElement>('.day-who, #queue .card-title a')]
    const line = document.activeElement?.closest('.day-visit, #queue > li')
    const at = visits.findIndex(one => line?.contains(one))
    const next = at === -1 ? (by === 1 ? 0 : visits.length - 1) : at + by
    visits[next]?.focus()
  }
}

customElements.define('desk-keys', DeskKeys)
