/** Words that all pages of the record share. */
export const en = {
  sections: {
    overview: 'Overview',
    labs: 'Test results',
    imaging: 'Imaging',
    medications: 'Medicines',
    allergies: 'Allergies',
    immunizations: 'Vaccines',
    conditions: 'Health conditions',
    vitals: 'Vital signs',
    procedures: 'Procedures',
    visits: 'Visits',
    documents: 'Documents and letters',
    'care-team': 'Care team',
    'care-plans': 'Care plans and goals',
    'family-history': 'Family history',
    'social-history': 'Life and habits',
    other: 'Everything else',
  },
  notListed:
    'This list shows what the clinic has sent to the portal. If something is missing or wrong, tell your care team.',
  odd: {
    title: 'Something that could not be shown in full',
    text: 'The clinic sent this in a form that the portal cannot put into words. You can see it as it came.',
  },
  mistake: {
    title: 'This was entered by mistake',
    text: 'Your care team took it back. It is kept here so that you can see what was there. Do not rely on it.',
  },
  earlier: {
    title: 'What it said before',
    corrected: 'This was corrected. Use what stands above. What it said before is kept here.',
    updated: 'This was updated. What it said before is kept here.',
    until: (date: string) => `Until ${date}`,
  },
  until: (year: number) => `${year} and before`,
  received: (date: string) => `The portal got this from the clinic on ${date}`,
  tooLong: {
    cut: 'This text is very long, so only its beginning is shown here.',
    below:
      'This text is very long, so only its beginning is shown here. You can get all of it from the file or the original, lower on this page.',
    whole: 'Go to the whole text',
  },
  wholeOriginal: 'Save the whole original as a file',
  cut: (letters: number) => `[${letters.toLocaleString('en-US')} more letters are not shown here]`,
}

export type Words = typeof en
