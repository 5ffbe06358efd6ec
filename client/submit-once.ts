/** A form is sent once: a second press while the first is on its way does nothing, and its button says so. */
const sent = new Map<HTMLFormElement, { button: HTMLElement | null; said: Node[] }>()

document.addEventListener('submit', event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return
  if (sent.has(form)) {
    event.preventDefault()
    return
  }
  const button = event.submitter
  sent.set(form, { button, said: [...(button?.childNodes ?? [])] })
  button?.setAttribute('aria-disabled', 'true')
  if (button instanceof HTMLButtonElement && form.dataset.sending) button.textContent = form.dataset.sending
})

// A page that comes back from the browser's memory must be ready to send again.
addEventListener('pageshow', () => {
  for (const { button, said } of sent.values()) {
    button?.removeAttribute('aria-disabled')
    button?.replaceChildren(...said)
  }
  sent.clear()
})
