/** Words of the pages of results. */
export const en = {
  lede: 'Results of tests, the newest first. Each one opens to say more.',
  tabs: { label: 'Show results', visits: 'By visit', tests: 'By test' },
  filters: { label: 'Show only', all: 'All', outside: 'Outside the range' },
  noDate: 'No date given',
  visitOn: (name: string) => `From the visit: ${name}`,
  range: (range: string) => `Usual range ${range}`,
  value: 'Result',
  noValue: 'No result given',
  report: 'Report',
  whole: (shown: number, all: number) =>
    `${shown} of ${all} results of this panel are on this page. See all.`,
  empty: {
    title: 'No test results yet',
    text: 'When the clinic gets a result, you will find it here. If you expected one, ask your care team.',
    outside: 'No results outside the range',
    outsideText:
      'None of these results is marked as outside the range of the laboratory. Some tests have no range.',
    filtered: 'No results here',
    filteredText: 'Choose another year, or see all results.',
  },
  tests: {
    title: 'Tests',
    lede: 'Each test once, with its latest result.',
    filter: 'Find a test',
    label: 'Tests',
    many: (n: number, year: number | null) =>
      year === null
        ? `${n.toLocaleString('en-US')} results`
        : `${n.toLocaleString('en-US')} results since ${year}`,
    one: '1 result',
  },
  one: {
    official: 'Official name',
    result: 'The result',
    exact: (value: string) => `Exact value: ${value}`,
    marked: (text: string) => `Marked as: ${text}`,
    wrote: (text: string) => `As it was written: ${text}`,
    when: (date: string) => `Taken ${date}`,
    parts: 'Parts of this result',
    part: 'What was measured',
    usual: 'Usual range',
    judged: 'How it compares',
    otherRanges: 'Ranges that the laboratory gives',
    forWhom: (who: string, range: string) => `${who}: ${range}`,
    none: 'No range was given',
    change: 'Since last time',
    before: (value: string, date: string) => `Last time it was ${value}, on ${date}.`,
    same: 'It has not changed.',
    up: 'It is higher now.',
    down: 'It is lower now.',
    otherUnit: 'The two are given in different units, so they cannot be compared directly.',
    onlyOne: 'This is the first result of this test in the record.',
    trend: 'Over time',
    course: (name: string) => `${name} over time`,
    earlier: 'All results of this test',
    comments: 'Comments',
    by: (author: string, date: string | null) => (date === null ? author : `${author}, ${date}`),
    panel: (name: string) => `Also tested: ${name}`,
    wholePanel: 'See the whole panel',
    about: 'About this test',
    specimen: 'Sample',
    taken: 'Taken on',
    issued: 'Result given on',
    laboratory: 'Laboratory or performer',
    interpreter: 'Read by',
    method: 'Method',
    site: 'Part of the body',
    device: 'Device',
    category: 'Kind of test',
    status: 'Status',
    code: 'Code',
    orders: 'Ordered as',
    visit: 'Visit',
    toVisit: 'See the visit',
    said: (value: string, until: string) => `It said ${value} until ${until}.`,
    derived: 'Worked out from',
    members: 'Results that belong to this one',
  },
  meaning: {
    title: 'What does this mean?',
    within: (range: string | null) =>
      range === null
        ? 'This result was marked as within the usual range.'
        : `This result is within the usual range given with it: ${range}.`,
    high: (range: string | null) =>
      range === null
        ? 'This result was marked as higher than the usual range.'
        : `This result is higher than the usual range given with it: ${range}.`,
    low: (range: string | null) =>
      range === null
        ? 'This result was marked as lower than the usual range.'
        : `This result is lower than the usual range given with it: ${range}.`,
    outside: 'This result was marked as not usual.',
    unknown: 'No usual range was given with this result, so this page cannot say how it compares.',
    words: 'This result is in words, not a number with a range. Nothing was said about how to judge it.',
    missing: 'There is no result to read here.',
    usualRange:
      'A usual range is where most results of healthy people lie. It can differ between laboratories.',
    outsideNext:
      'A result outside the range does not always mean that something is wrong. Your care team can tell you what it means.',
    withinNext: 'If you have questions, or do not feel well, ask your care team.',
    panelNext:
      'A result outside its range does not always mean that something is wrong. Ask your care team what this report means.',
    unknownNext: 'Ask your care team what this result means.',
    farNext:
      'This result is far from the range. If you have not heard from your care team about it, call them.',
    call: 'You can call the clinic at',
    statusTitle: (status: string) => `Status: ${status}.`,
    visit: 'What your care team wrote about this visit may say more.',
    toNotes: 'Read about this visit',
  },
  panel: {
    caption: 'Lab report',
    results: 'Results',
    result: 'Result',
    test: 'Test',
    conclusion: 'What the laboratory says',
    text: 'The report',
    files: 'Files',
    file: (kind: string, size: string | null) => (size === null ? `Open: ${kind}` : `Open: ${kind}, ${size}`),
    elsewhere: 'This report names a file that is not in the portal. Ask your care team for it.',
    about: 'About this report',
    outside: (n: number, all: number) =>
      n === 0
        ? `None of these ${all} results is marked as outside its range.`
        : n === 1
          ? `1 of these ${all} results is outside its range.`
          : `${n} of these ${all} results are outside their range.`,
    empty: 'This report has no results and no text in the portal. Ask your care team about it.',
    missing: (names: string) => `Named in the report, but not sent to the portal: ${names}.`,
    findings: 'It found',
  },
}

export type Words = typeof en
