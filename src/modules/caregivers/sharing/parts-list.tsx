/** What somebody may see, one below the other. */
export function Parts({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="plain-list">
      {lines.map(line => (
        <li>{line}</li>
      ))}
    </ul>
  )
}
