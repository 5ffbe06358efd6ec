import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { Card } from './cards.tsx'
import { Checkboxes, Radios, Select } from './choices.tsx'
import { LastUpdated, ShowOriginal } from './details.tsx'
import { Document } from './document.tsx'
import { Facts } from './facts.tsx'
import { DateParts, EmailField, PasswordField, TextArea, TextField } from './fields.tsx'
import { Filters, SectionNav } from './filters.tsx'
import { ErrorSummary } from './form.tsx'
import { Gallery } from './gallery.page.tsx'
import type { Lang, Look } from './page.ts'
import { Paging } from './paging.tsx'
import { EmptyState, ErrorState } from './states.tsx'
import { Table } from './table.tsx'
import { Flag } from './tag.tsx'
import { en } from './words.en.ts'
import { es } from './words.es.ts'

const nasty = '"><script>alert(1)</script>'

function look(more: Partial<Look> = {}): Look {
  return {
    lang: 'en',
    zone: 'America/New_York',
    now: Temporal.Instant.from('2026-03-03T15:00:00Z'),
    clinic: { name: 'Maple Street Clinic', phone: '(617) 555-0123', logo: null },
    assets: { css: '/assets/a.css', js: '/assets/a.js', font: '/assets/a.woff2', icon: '/assets/a.svg' },
    path: '/records?page=2',
    viewer: { name: 'Rosa Delgado', email: 'rosa@example.org' },
    person: null,
    people: [],
    view: null,
    staff: null,
    area: 'records',
    ...more,
  }
}

function frame(more: Partial<Look> = {}): string {
  return (
    <Document look={look(more)} title="Your record">
      <h1>x</h1>
    </Document>
  ).toString() as string
}

describe('document', () => {
  test('is a whole page with landmarks, language, skip link and one style sheet', () => {
    const html = frame()
    expect(html.startsWith('<!doctype html><html lang="en" dir="ltr">')).toBe(true)
    expect(html).toContain('<title>Your record – Maple Street Clinic</title>')
    expect(html).toContain('<a class="skip" href="#main">Skip to main content</a>')
    expect(html).toContain('<main id="main" tabindex="-1">')
    expect(html).toContain('href="tel:6175550123"')
    expect(html.match(/rel="stylesheet"/g)).toHaveLength(1)
    expect(html).not.toMatch(/ style=|<style|javascript:|onclick/)
  })

  test('marks the current area, switches language and signs out by posted forms', () => {
    const html = frame()
    expect(html).toContain('<a href="/records" aria-current="page">Your record</a>')
    expect(html).toMatch(/<form[^>]*method="post" action="\/language">/)
    expect(html).toContain('name="return" value="/records?page=2"')
    expect(html).toContain('lang="es"')
    expect(html).toMatch(/<form method="post" action="\/sign-out">/)
  })

  test('tells staff in the workspace, and nobody else, that what they open is written down', () => {
    const staff = { staff: ['patients:find'], path: '/staff/patients' }
    expect(frame(staff)).toContain('Patients can read who looked')
    for (const other of [{ ...staff, path: '/records' }, { ...staff, staff: null }, {}])
      expect(frame(other)).not.toContain('Patients can read who looked')
  })

  test('shows a stranger neither navigation nor a way out', () => {
    const html = frame({ viewer: null, idleMinutes: 20 })
    expect(html).not.toContain('print-only')
    expect(frame({})).toMatch(/<p class="print-only">Rosa Delgado\. Printed on \w+ \d+ \w+ \d{4}\.<\/p>/)
    expect(frame({ person: { id: 'x', name: 'Ana Gil', own: false } })).toContain(
      '<p class="print-only">Ana Gil. Printed',
    )
    expect(html).not.toContain('/sign-out')
    expect(html).not.toContain('class="areas"')
    expect(html).not.toContain('session-timeout')
  })

  test('says whose record this is when acting for someone, and leads back in one step', () => {
    expect(frame()).not.toContain('acting-for')
    const html = frame({ person: { id: 'x', name: 'Mateo', own: false } })
    expect(html).toContain('You are looking at Mateo’s record.')
    expect(html).toContain('action="/acting-for"')
  })

  test('says first when something in a form is wrong', () => {
    const html = (<Document look={look()} title="Sign in" wrong />).toString()
    expect(html).toContain('<title>Error: Sign in – ')
  })

  test('warns before the session ends', () => {
    const html = frame({ idleMinutes: 20 })
    expect(html).toContain('data-idle-minutes="20"')
    expect(html.match(/role="alertdialog"/g)).toHaveLength(2)
  })

  test('escapes every name that is not ours', () => {
    const html = frame({
      clinic: { name: nasty, phone: nasty, logo: nasty },
      viewer: { name: nasty, email: nasty },
      person: { id: nasty, name: nasty, own: false },
      people: [{ id: nasty, name: nasty, own: true }],
      path: nasty,
    })
    expect(html).not.toContain('<script>alert')
  })
})

describe('fields', () => {
  test('tie label, hint and error to the input', () => {
    const html = (
      <TextField lang="en" name="a" label="Name" hint="As on the card" error="Enter a name" value={nasty} />
    ).toString()
    expect(html).toContain('<label for="a">')
    expect(html).toContain('id="a"')
    expect(html).toContain('aria-describedby="a-hint a-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('<span class="unseen">Error: </span>Enter a name')
    expect(html).not.toContain('<script>')
  })

  test('say nothing of errors where there are none', () => {
    const html = (<EmailField lang="es" name="a" label="Correo" optional />).toString()
    expect(html).not.toContain('aria-invalid')
    expect(html).not.toContain('aria-describedby')
    expect(html).not.toContain('aria-required')
    expect(html).toContain('(opcional)')
    expect(html).toContain('autocomplete="email"')
  })

  test('give back what was typed, but never a password', () => {
    expect((<TextArea lang="en" name="a" label="Ask" value="two\nlines" />).toString()).toContain('two')
    expect((<PasswordField lang="en" name="p" label="Password" />).toString()).not.toContain(' value=')
  })

  test('the summary links to something that can take the focus', () => {
    const errors = [
      { field: 'birth', text: 'Enter a date' },
      { field: 'way', text: 'Choose one' },
      { field: 'place', text: 'Choose a place' },
    ]
    const choices = [
      { value: 'a', text: 'A' },
      { value: 'b', text: 'B' },
    ]
    const html = (
      <>
        <ErrorSummary lang="en" errors={errors} />
        <DateParts lang="en" name="birth" label="Birth" error="Enter a date" />
        <Radios lang="en" name="way" label="Way" choices={choices} error="Choose one" />
        <Select lang="en" name="place" label="Place" choices={choices} value="b" />
      </>
    ).toString() as string
    for (const { field, text } of errors) {
      expect(html).toContain(`<a href="#${field}">${text}</a>`)
      expect(html).toMatch(new RegExp(`<(input|select)[^>]* id="${field}"`))
    }
    expect(html).toMatch(/role="alert" tabindex="-1" autofocus/)
    expect(html).toContain('<option value="b" selected="">B</option>')
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(found => found[1])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('no errors, no summary; chosen boxes stay chosen', () => {
    expect((<ErrorSummary lang="en" errors={[]} />).toString()).toBe('')
    const choices = [
      { value: 'a', text: 'A' },
      { value: 'b', text: 'B' },
    ]
    const html = (<Checkboxes lang="en" name="d" label="Days" choices={choices} values={['b']} />).toString()
    expect(html).toMatch(/value="b" checked=""/)
    expect(html).not.toMatch(/value="a" checked/)
  })
})

test('a table has a caption, heads for columns and rows, and names its cells as cards', () => {
  const html = (
    <Table
      caption="Results"
      rows={[{ name: nasty, value: '4.2' }]}
      columns={[
        { head: 'Test', names: true, cell: row => row.name },
        { head: 'Value', numeric: true, cell: row => row.value },
      ]}
    />
  ).toString()
  expect(html).toContain('<caption>Results</caption>')
  expect(html).toContain('<th scope="col" role="columnheader">Test</th>')
  expect(html).toContain('<th scope="row" role="rowheader">')
  expect(html).toContain('data-head="Value"')
  expect(html).not.toContain('<script>')
})

test('facts without a detail are left out', () => {
  const html = (
    <Facts
      facts={[
        { term: 'A', detail: null },
        { term: 'B', detail: 'b' },
      ]}
    />
  ).toString()
  expect(html).not.toContain('<dt>A')
  expect(html).toContain('<dt>B</dt><dd>b</dd>')
  expect((<Facts facts={[{ term: 'A', detail: undefined }]} />).toString()).toBe('')
})

describe('paging', () => {
  const paging = (page: number, pages: number) =>
    (<Paging lang="en" page={page} pages={pages} href={to => `?page=${to}`} />).toString()
  test('is absent where there is one page', () => {
    expect(paging(1, 1)).toBe('')
    expect(paging(1, 0)).toBe('')
  })
  test('has no way back on the first and none forward on the last', () => {
    expect(paging(1, 3)).not.toContain('rel="prev"')
    expect(paging(1, 3)).toContain('rel="next" href="?page=2"')
    expect(paging(3, 3)).not.toContain('rel="next"')
    expect(paging(2, 3)).toContain('Page 2 of 3')
  })
})

test('filters count, and mark the chosen link', () => {
  const choices = [
    { text: 'All', href: '?', current: false },
    { text: 'High', href: '?high', current: true, count: 3 },
  ]
  const html = (<Filters lang="en" shown={3} total={40} choices={choices} />).toString()
  expect(html).toContain('Showing 3 of 40')
  expect(html).toContain('<a href="?high" aria-current="true">')
  expect((<SectionNav lang="en" links={choices} />).toString()).toContain('aria-current="page"')
})

test('flags differ in word and in shape', () => {
  const draw = (flag: 'high' | 'low' | 'within') => (<Flag lang="es" flag={flag} />).toString() as string
  expect(draw('high')).toContain('Alto')
  const shapes = (['high', 'low', 'within'] as const).map(flag => /<path d="([^"]+)"/.exec(draw(flag))?.[1])
  expect(new Set(shapes).size).toBe(3)
})

test('states, sources and originals', () => {
  expect((<EmptyState title="Nothing" />).toString()).toContain('<h2 class="empty-title">Nothing</h2>')
  expect((<ErrorState lang="en" what="your vaccines" id="7f" />).toString()).toContain('give this number: 7f')
  expect((<LastUpdated lang="en" source="Maple" date={null} />).toString()).toContain('From Maple')
  expect((<ShowOriginal lang="en" text={nasty} />).toString()).not.toContain('<script>')
  expect((<Card title={nasty} href={nasty} meta={nasty} />).toString()).not.toContain('<script>')
})

test.each(['en', 'es'] as Lang[])(
  'the gallery has one heading for each level above and no id twice: %s',
  lang => {
    const html = (<Gallery look={look({ lang })} />).toString() as string
    expect(html.match(/<h1/g)).toHaveLength(1)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(found => found[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(html).not.toMatch(/undefined|NaN|\[object|Invalid/)
  },
)

describe('words', () => {
  type Tree = { [name: string]: unknown }
  function paths(tree: Tree, before = ''): string[] {
    return Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? paths(value as Tree, `${before}${name}.`)
        : [`${before}${name}:${typeof value === 'function' ? value.length : typeof value}`],
    )
  }
  test('are complete in Spanish, with the same gaps to fill', () => {
    expect(paths(es)).toEqual(paths(en))
  })
  test('keep every gap filled in both languages', () => {
    const called = [en, es].map(catalog =>
      JSON.stringify(catalog, (_, value) =>
        typeof value === 'function' ? value('first', 'second', 'third', 'fourth') : value,
      ),
    )
    expect(called[0]?.match(/first/g)?.length).toBe(called[1]?.match(/first/g)?.length)
    expect(called[0]?.match(/second/g)?.length).toBe(called[1]?.match(/second/g)?.length)
  })
})
