/** Whoever goes on to the next page at once has nothing to wait for on this one. */
const settle_ms = 3_000

type News = { readonly unread: number; readonly said: string }

/**
 * `<live-news>`: hears from the server when something is new in the messages, shows how much beside their link, and says
 * so once, without taking the focus. Only while the page is seen: a browser has few connections for many tabs.
 */
class LiveNews extends HTMLElement {
  #source: EventSource | null = null
  #known = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback() {
    this.#known = Number(this.dataset.unread)
    document.addEventListener('visibilitychange', () => this.#follow())
    window.addEventListener('pagehide', () => this.#stop())
    window.addEventListener('pageshow', () => this.#follow())
    this.#follow()
  }

  #follow() {
    if (document.visibilityState === 'hidden') return this.#stop()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#listen(), settle_ms)
  }

  #listen() {
    if (this.#source) return
    this.#source = new EventSource(this.dataset.from ?? '')
    this.#source.addEventListener('message', ({ data }) => this.#hear(JSON.parse(data)))
  }

  #stop() {
    clearTimeout(this.#timer)
    this.#source?.close()
    this.#source = null
  }

  #hear({ unread, said }: News) {
    if (unread === this.#known) return
    const isMore = unread > this.#known
    this.#known = unread
    for (const place of document.querySelectorAll('.areas a[href="/messages"], .areas summary > span'))
      this.#count(place, unread, said)
    this.#say(isMore)
  }

  #count(place: Element, unread: number, said: string) {
    place.querySelector('.unread-count')?.remove()
    if (unread === 0) return
    const [count, number, words] = ['span', 'span', 'span'].map(name => document.createElement(name))
    if (!count || !number || !words) return
    count.className = 'unread-count'
    number.ariaHidden = 'true'
    number.textContent = unread > 99 ? '99+' : String(unread)
    words.className = 'unseen'
    words.textContent = `, ${said}`
    count.append(number, words)
    place.append(count)
  }

  #say(isNew: boolean) {
    const line = this.querySelector('[role=status]')
    const words = this.querySelector('template')
    if (!line || !words) return
    line.replaceChildren(...(isNew ? [words.content.cloneNode(true)] : []))
  }
}

customElements.define('live-news', LiveNews)
