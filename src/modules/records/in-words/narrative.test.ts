import { expect, test } from 'vitest'
import { blocksText, textBlocks } from './blocks.ts'
import { htmlBlocks, narrativeBlocks } from './narrative.ts'

test('paragraphs, headings, lists and tables come through as plain text', () => {
  const div = `<div xmlns="http://www.w3.org/1999/xhtml"><h2>Findings</h2><p>Heart &amp; lungs<br/>are <b>clear</b>.</p>
    <ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>
    <table><caption>Values</caption><thead><tr><th>Test</th><th>Value</th></tr></thead>
    <tbody><tr><td>A1c</td><td>5.6&nbsp;%</td></tr><tr><td></td><td>later</td></tr></tbody></table></div>`
  expect(narrativeBlocks({ status: 'additional', div })).toEqual([
    { kind: 'heading', level: 3, text: 'Findings' },
    { kind: 'paragraph', text: 'Heart & lungs\nare clear.' },
    {
      kind: 'list',
      ordered: false,
      items: [
        { text: 'One', depth: 0 },
        { text: 'Inner', depth: 1 },
        { text: 'Two', depth: 0 },
      ],
    },
    {
      kind: 'table',
      caption: 'Values',
      head: [['Test', 'Value']],
      rows: [
        ['A1c', '5.6 %'],
        ['', 'later'],
      ],
    },
  ])
})

test('no markup passes, scripts and comments are gone', () => {
  const html =
    '<div>Safe<script>alert("x")</script><!-- hidden --><style>p{}</style><img src="http://evil.example/a.png" onerror="x" alt="Scan"/> a < b &lt;b&gt;</div>'
  expect(htmlBlocks(html)).toEqual([{ kind: 'paragraph', text: 'Safe Scan a < b <b>' }])
})

test('a table inside a cell becomes lines of the cell', () => {
  const blocks = htmlBlocks(
    '<table><tr><td>A<table><tr><td>b</td><td>c</td></tr></table></td><td>D</td></tr></table>',
  )
  expect(blocks).toHaveLength(1)
  expect(blocksText(blocks).replace(/\s+/g, ' ')).toBe('A b c D')
})

test('plain notes keep every word', () => {
  const note =
    '\n2014-07-03\n\n# Chief Complaint\n- Blurred Vision\n- Cough\n\nElmer is 61.\nHe walks.\n1. Rest\n2. Drink'
  expect(textBlocks(note)).toEqual([
    { kind: 'paragraph', text: '2014-07-03' },
    { kind: 'heading', level: 3, text: 'Chief Complaint' },
    {
      kind: 'list',
      ordered: false,
      items: [
        { text: 'Blurred Vision', depth: 0 },
        { text: 'Cough', depth: 0 },
      ],
    },
    { kind: 'paragraph', text: 'Elmer is 61.\nHe walks.' },
    {
      kind: 'list',
      ordered: false,
      items: [
        { text: '1. Rest', depth: 0 },
        { text: '2. Drink', depth: 0 },
      ],
    },
  ])
})
