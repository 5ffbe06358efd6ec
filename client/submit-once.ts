/** A form is sent once: a second press while the first is on its way does nothing, and its button says so. */
const sent = new Map<HTMLFormElement, { button: HTMLElement | null; text: string | null }>()

document.addEventListener('submit', event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return
  if (sent.has(form)) {
    event.preventDefault()
    return
  }
  const button = event.submitter
  sent.set(form, { button, text: button?.textContent ?? null })
  button?.setAttribute('aria-disabled', 'true')
  if (button instanceof HTMLButtonElement && form.dataset.sending) button.textContent = form.dataset.sending
})

// A page that comes back from the browser's memory must be ready to send again.
addEventListener('pageshow', () => {
  for (const { button, text } of sent.values()) {
    button?.removeAttribute('aria-disabled')
    if (button) button.textContent = text
  }
  sent.clear()
})
