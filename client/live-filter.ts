/** Letters without accents and case, so that "proteina" finds "Proteína". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** `<live-filter>`: hides the items of a list that lack the words typed, and says how many are left. */
class LiveFilter extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input')
    const status = this.querySelector('[role=status]')
    const list = document.getElementById(this.dataset.list ?? '')
    if (!input || !status || !list) return
    this.hidden = false
    const items = Array.from(list.children).filter(item => item instanceof HTMLElement)
    const texts = items.map(item => plain(item.textContent ?? ''))
    const apply = () => {
      const wanted = plain(input.value).split(/\s+/)
      let shown = 0
      items.forEach((item, index) => {
        item.hidden = !wanted.every(word => texts[index]?.includes(word))
        if (!item.hidden) shown += 1
      })
      const { some = '', none = '' } = this.dataset
      const text = shown === 0 ? none : some.replace('{n}', `${shown}`).replace('{total}', `${items.length}`)
      status.textContent = input.value.trim() === '' ? '' : text
    }
    input.addEventListener('input', apply)
    // The browser fills in what was typed before when one comes back.
    if (input.value !== '') apply()
  }
}

customElements.define('live-filter', LiveFilter)
