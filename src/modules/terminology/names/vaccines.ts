export const vaccines = { cvx: ``, atc: ``, snomed: `` }
