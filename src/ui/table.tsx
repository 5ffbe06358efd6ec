import type { Child } from 'hono/jsx'

export type Column<Row> = {
  head: string
  cell: (row: Row) => Child
  /** Numbers stand to the right, in figures of one width. */
  numeric?: boolean | undefined
  /** The column that names the row: its head in the table, its heading as a card. One a table. */
  names?: boolean | undefined
}

/**
 * Rows and columns; on a narrow screen every row becomes a card with its columns' names beside the values.
 * The roles repeat what the elements say, because some browsers forget it once the table is laid out as cards.
 */
export function Table<Row>(props: {
  caption: string
  /** Keeps the caption for screen readers only, where a heading right above says the same. */
  captionUnseen?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
}) {
  const { columns } = props
  return (
    <table class="table" role="table">
      <caption class={props.captionUnseen ? 'unseen' : undefined}>{props.caption}</caption>
      <thead>
        <tr role="row">
          {columns.map(column => (
            <th scope="col" role="columnheader" class={column.numeric ? 'numeric' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr role="row">
            {columns.map(column =>
              column.names ? (
                <th scope="row" role="rowheader">
                  {column.cell(row)}
                </th>
              ) : (
                <td role="cell" class={column.numeric ? 'numeric' : undefined} data-head={column.head}>
                  <div>{column.cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
