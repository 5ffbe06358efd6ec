export const answers = { loinc: ``, snomed: `` }
