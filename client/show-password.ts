/** `<show-password>`: adds a button to the password input inside that shows and hides what was typed. */
class ShowPassword extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input')
    if (!input || this.querySelector('button')) return
    const { show = '', hide = '', shown = '', hidden = '' } = this.dataset
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button button-quiet'
    button.textContent = show
    button.setAttribute('aria-controls', input.id)
    const status = document.createElement('span')
    status.className = 'unseen'
    status.setAttribute('role', 'status')
    const set = (visible: boolean) => {
      input.type = visible ? 'text' : 'password'
      button.textContent = visible ? hide : show
    }
    button.addEventListener('click', () => {
      const visible = input.type === 'password'
      set(visible)
      status.textContent = visible ? shown : hidden
    })
    // A browser must not keep as plain text what is a password.
    input.form?.addEventListener('submit', () => set(false))
    this.append(button, status)
  }
}

customElements.define('show-password', ShowPassword)
