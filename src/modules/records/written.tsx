import { Heading } from '../../ui/heading.tsx'
import type { Lang } from '../../ui/page.ts'
import type { Block } from './in-words/blocks.ts'
import { words } from './words.ts'

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

type Drawn = Exclude<Block, { kind: 'cut' }>

function Piece({ block }: { block: Exclude<Drawn, { kind: 'heading' }> }) {
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
const headsList = (block: Block, next: Block | undefined): boolean =>
  block.kind === 'paragraph' && next?.kind === 'list' && /^\p{Lu}[^\n.;]{2,70}:?$/u.test(block.text)

type Placed = Exclude<Drawn, { kind: 'heading' }> | { kind: 'heading'; level: 3 | 4; text: string }

/** The blocks with their headings at levels that skip none: a lower heading only below a higher one. */
function placed(blocks: readonly Drawn[], top: 3 | 4): Placed[] {
  let open = false
  return blocks.map((block, n): Placed => {
    const heads = headsList(block, blocks[n + 1])
    if (block.kind !== 'heading' && !(heads && block.kind === 'paragraph')) return block
    const level = top === 4 || (open && (heads || ('level' in block && block.level === 4))) ? 4 : 3
    open = true
    return { kind: 'heading', level, text: block.text }
  })
}

/**
 * Written text of a record (a note, a report, a letter) in its own structure. `top` is the level of its highest
 * headings: 3 right below a section, 4 deeper. Where the text is too long to be drawn, it says where the rest is:
 * at `whole`, or in the file and the original that stand lower on the same page.
 */
export function Written(props: {
  lang: Lang
  blocks: readonly Block[]
  top?: 3 | 4 | undefined
  whole?: string | undefined
}) {
  const { lang, blocks, top = 3, whole } = props
  const drawn = blocks.filter(block => block.kind !== 'cut')
  const { tooLong } = words(lang)
  return (
    <div class="written">
      {placed(drawn, top).map(block =>
        block.kind === 'heading' ? (
          <Heading level={block.level}>{block.text}</Heading>
        ) : (
          <Piece block={block} />
        ),
      )}
      {drawn.length < blocks.length && (
        <p class="hint">
          {whole === undefined ? tooLong.below : tooLong.cut}
          {whole !== undefined && (
            <>
              {' '}
              <a href={whole}>{tooLong.whole}</a>
            </>
          )}
        </p>
      )}
    </div>
  )
}
