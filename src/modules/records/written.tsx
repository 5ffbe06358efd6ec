import type { Block } from './in-words/blocks.ts'

/** A text with line breaks. */
function Lines({ text }: { text: string }) {
  const lines = text.split('\n')
  return (
    <>
      {lines.map((line, n) => (
        <>
          {n > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}

function Piece({ block, top }: { block: Block; top: 3 | 4 }) {
  if (block.kind === 'heading')
    return block.level === 3 && top === 3 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>
  if (block.kind === 'paragraph')
    return (
      <p>
        <Lines text={block.text} />
      </p>
    )
  if (block.kind === 'list') {
    const items = block.items.map(({ text, depth }) => (
      <li class={depth > 0 ? 'inner' : undefined}>
        <Lines text={text} />
      </li>
    ))
    return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
  }
  return <WrittenTable block={block} />
}

function WrittenTable({ block }: { block: Extract<Block, { kind: 'table' }> }) {
  return (
    <div class="written-table" tabindex={0}>
      <table class="table">
        {block.caption !== null && <caption>{block.caption}</caption>}
        {block.head.length > 0 && (
          <thead>
            {block.head.map(row => (
              <tr>
                {row.map(cell => (
                  <th scope="col">{cell}</th>
                ))}
              </tr>
            ))}
          </thead>
        )}
        <tbody>
          {block.rows.map(row => (
            <tr>
              {row.map(cell => (
                <td>
                  <Lines text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Notes in plain text write their headings as a line of their own above a list. */
function headsList(block: Block, next: Block | undefined): block is Extract<Block, { kind: 'paragraph' }> {
  return block.kind === 'paragraph' && next?.kind === 'list' && /^\p{Lu}[^\n.;]{2,70}:?$/u.test(block.text)
}

/**
 * Written text of a record (a note, a report, a letter) in its own structure. `top` is the level of its highest
 * headings: 3 right below a section, 4 deeper.
 */
export function Written({ blocks, top = 3 }: { blocks: readonly Block[]; top?: 3 | 4 | undefined }) {
  return (
    <div class="written">
      {blocks.map((block, n) =>
        headsList(block, blocks[n + 1]) ? <h4>{block.text}</h4> : <Piece block={block} top={top} />,
      )}
    </div>
  )
}
