const minute = 60_000
// How often typing alone keeps the session, as a share of its idle time.
const keepShare = 1 / 4

/**
 * `<session-timeout>`: warns before the session ends, keeps it while someone types, and when it has ended says
 * so and covers the page without leaving it, until the same person has signed in again in another tab.
 */
class SessionTimeout extends HTMLElement {
  #used = Date.now()
  #ended = false
  #keeping = false
  readonly #tabs = new BroadcastChannel('session')

  connectedCallback() {
    this.querySelector('[data-do=keep]')?.addEventListener('click', () => this.#keep())
    this.#part('warn')?.addEventListener('cancel', () => this.#keep())
    // Only a session may uncover the record again, not a key that anyone can press.
    this.#part('ended')?.addEventListener('cancel', event => event.preventDefault())
    this.#tabs.addEventListener('message', ({ data }) => {
      if (data === this.dataset.who) this.#wasUsed()
      else this.#end()
    })
    this.#tell()
    document.addEventListener('input', () => {
      if (Date.now() - this.#used > this.#idle * keepShare && !this.#ended) this.#keep()
    })
    document.addEventListener('visibilitychange', () => this.#look())
    setInterval(() => this.#look(), 5000)
  }

  get #idle() {
    return Number(this.dataset.idleMinutes) * minute
  }

  #part(name: string) {
    return this.querySelector<HTMLDialogElement>(`dialog[data-part=${name}]`)
  }

  /** Tells the other tabs who uses the portal now: the same person's go on, another's are covered. */
  #tell() {
    this.#tabs.postMessage(this.dataset.who)
  }

  /** Compares with the clock on the wall, since timers stand still while a computer sleeps. */
  #look() {
    const left = this.#used + this.#idle - Date.now()
    if (left <= 0) this.#end()
    else if (left <= Number(this.dataset.warnMinutes) * minute) this.#open('warn')
  }

  #open(name: string) {
    const dialog = this.#part(name)
    if (dialog && !dialog.open) dialog.showModal()
  }

  #wasUsed() {
    this.#used = Date.now()
    this.#ended = false
    this.#part('warn')?.close()
    this.#part('ended')?.close()
  }

  #end() {
    this.#ended = true
    this.#part('warn')?.close()
    this.#open('ended')
  }

  async #keep() {
    if (this.#keeping) return
    this.#keeping = true
    try {
      const answer = await fetch(this.dataset.keep ?? '', { method: 'POST' })
      // The server sends those without a session to sign in.
      const over = answer.status === 401 || new URL(answer.url).pathname === this.dataset.signIn
      if (over) {
        this.#used = 0
        this.#end()
      } else if (answer.ok) {
        this.#wasUsed()
        this.#tell()
      }
    } catch {
      // Without a network nothing is known yet; the next try or the clock will tell.
    } finally {
      this.#keeping = false
    }
  }
}

customElements.define('session-timeout', SessionTimeout)
