/** The server refuses a challenge that is older than half an hour; a page may stand open longer. */
const stale_ms = 20 * 60_000

/**
 * `<pass-key>`: its button has the browser make a passkey (`data-act=create`) or use one, puts what the browser
 * says into the form and sends it. Where the browser knows no passkeys, the words that say so stay.
 */
class PassKey extends HTMLElement {
  #began = Date.now()

  connectedCallback() {
    if (!this.dataset.options || !('PublicKeyCredential' in window)) return
    if (!('parseCreationOptionsFromJSON' in PublicKeyCredential)) return
    this.#part('without')?.setAttribute('hidden', '')
    this.#part('with')?.removeAttribute('hidden')
    this.querySelector('button')?.addEventListener('click', () => this.#ask())
    // A page that comes back from the browser's memory must ask anew, not send what was sent before.
    addEventListener('pageshow', () => this.#set(''))
  }

  #part(name: string) {
    return this.querySelector<HTMLElement>(`[data-part=${name}]`)
  }

  #set(value: string) {
    const input = this.querySelector<HTMLInputElement>('input[name=passkey]')
    if (input) input.value = value
  }

  #say(text: string | undefined) {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = text ?? ''
  }

  async #ask() {
    this.#say(this.dataset.waiting)
    try {
      const credential = await this.#credential(JSON.parse(await this.#options()))
      if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
      this.#set(JSON.stringify(credential.toJSON()))
      this.#say('')
      const send = this.querySelector<HTMLButtonElement>('button[type=submit]')
      send?.form?.requestSubmit(send)
    } catch (error) {
      const known = error instanceof DOMException && error.name === 'InvalidStateError'
      this.#say(known ? this.dataset.known : this.dataset.failed)
    }
  }

  #credential(options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON) {
    return this.dataset.act === 'create'
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  }

  /** What to ask the browser: from this page, or from a new copy of it when this one is old. */
  async #options(): Promise<string> {
    const { options = '', act } = this.dataset
    if (Date.now() - this.#began < stale_ms) return options
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
    return page.querySelector<HTMLElement>(`pass-key[data-act=${act}]`)?.dataset.options ?? options
  }
}

customElements.define('pass-key', PassKey)
