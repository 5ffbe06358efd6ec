const pause_ms = 1_500
const again_ms = 10_000

/** All that the form would send but the number of its last saving, which tells nothing of what was typed. */
function wordsOf(form: HTMLFormElement): string {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (name !== 'version' && typeof value === 'string') fields.append(name, value)
  return fields.toString()
}

const versionIn = (form: HTMLFormElement) => {
  const field = form.elements.namedItem('version')
  return field instanceof HTMLInputElement ? field : null
}

/**
 * `<draft-autosave>` around a form: keeps its words on the server while somebody types. What another window has saved is
 * never overwritten: then it stops, and the form's own button shows both.
 */
class DraftAutosave extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #kept = ''
  #saving: Promise<void> | null = null
  #over = false

  connectedCallback() {
    const form = this.querySelector('form')
    if (!form) return
    this.#kept = wordsOf(form)
    form.addEventListener('input', () => this.#later(form, pause_ms))
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#save(form)
    })
    form.addEventListener('submit', event => this.#beforeSending(form, event))
  }

  #later(form: HTMLFormElement, ms: number) {
    clearTimeout(this.#timer)
    if (!this.#over) this.#timer = setTimeout(() => this.#save(form), ms)
  }

  /** The form goes with the number of the last saving, which one that is on its way changes. */
  #beforeSending(form: HTMLFormElement, event: SubmitEvent) {
    clearTimeout(this.#timer)
    if (!this.#saving) return
    event.preventDefault()
    const { submitter } = event
    this.#saving.then(() => form.requestSubmit(submitter))
  }

  #save(form: HTMLFormElement) {
    clearTimeout(this.#timer)
    const words = wordsOf(form)
    if (this.#over || this.#saving || words === this.#kept) return
    this.#saving = this.#send(form, words).finally(() => {
      this.#saving = null
      if (wordsOf(form) !== this.#kept) this.#later(form, this.#kept === words ? pause_ms : again_ms)
    })
  }

  async #send(form: HTMLFormElement, words: string) {
    const version = versionIn(form)
    this.#say('saving')
    try {
      const answer = await fetch(this.dataset.save ?? '', {
        method: 'POST',
        body: new URLSearchParams(`${words}&version=${version?.value ?? ''}`),
        redirect: 'manual',
        keepalive: words.length < 60_000,
      })
      if (answer.status >= 500) return this.#say('failed')
      // Signed out, thrown away or no longer hers: only the form can say more.
      if (answer.status !== 200) return this.#stop('over')
      const told = await answer.json()
      if (!told.saved) return this.#stop(told.why === 'changed' ? 'changed' : 'over')
      this.#kept = words
      if (version) version.value = String(told.version)
      this.#say('saved')
    } catch {
      this.#say('failed')
    }
  }

  #stop(why: string) {
    this.#over = true
    this.#say(why)
  }

  #say(what: string) {
    const line = this.querySelector('[data-part=said]')
    const text = this.dataset[what] ?? ''
    if (line && line.textContent !== text) line.textContent = text
  }
}

customElements.define('draft-autosave', DraftAutosave)
