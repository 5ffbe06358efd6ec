import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allergyInWords } from './allergy.ts'
import { attachmentOf, inlineBlocks } from './attachment.ts'
import { carePlanInWords } from './care-plan.ts'
import { careTeamInWords } from './care-team.ts'
import { conditionInWords } from './condition.ts'
import { coverageInWords } from './coverage.ts'
import { deviceInWords } from './device.ts'
import { documentInWords } from './document.ts'
import { familyMemberInWords } from './family-history.ts'
import { goalInWords } from './goal.ts'
import { bestName, firstName, namesOf } from './human-name.ts'
import { immunizationInWords } from './immunization.ts'
import { medicationInWords, medicineOf } from './medication.ts'
import { htmlBlocks, narrativeBlocks } from './narrative.ts'
import { observationInFull } from './observation.ts'
import { personInWords } from './person.ts'
import { procedureInWords } from './procedure.ts'
import type { Reader } from './reader.ts'
import { reportInWords } from './report.ts'
import { socialFacts } from './social-history.ts'
import { visitInWords } from './visit.ts'
import { choiceWhen, periodWhen } from './when.ts'

const keys = [
  ...[
    'resourceType',
    'id',
    'status',
    'code',
    'coding',
    'system',
    'display',
    'text',
    'div',
    'category',
    'value',
  ],
  ...['valueQuantity', 'valueString', 'valueRatio', 'valueRange', 'valueCodeableConcept', 'valueSampledData'],
  ...[
    'unit',
    'comparator',
    'low',
    'high',
    'type',
    'age',
    'appliesTo',
    'referenceRange',
    'interpretation',
    'note',
  ],
  ...[
    'component',
    'effectiveDateTime',
    'effectivePeriod',
    'start',
    'end',
    'issued',
    'performer',
    'reference',
  ],
  ...[
    'numerator',
    'denominator',
    'dataAbsentReason',
    'data',
    'dimensions',
    'presentedForm',
    'contentType',
    'url',
  ],
  ...[
    'conclusion',
    'conclusionCode',
    'result',
    'media',
    'link',
    'name',
    'given',
    'family',
    'use',
    'period',
    '__proto__',
  ],
  ...[
    'onsetAge',
    'onsetRange',
    'onsetString',
    'clinicalStatus',
    'verificationStatus',
    'medicationCodeableConcept',
  ],
  ...[
    'medicationReference',
    'dosageInstruction',
    'timing',
    'repeat',
    'frequency',
    'periodUnit',
    'when',
    'dayOfWeek',
  ],
  ...[
    'doseAndRate',
    'doseQuantity',
    'doseRange',
    'rateRatio',
    'asNeededBoolean',
    'asNeededCodeableConcept',
    'route',
  ],
  ...[
    'reaction',
    'manifestation',
    'criticality',
    'vaccineCode',
    'protocolApplied',
    'participant',
    'individual',
  ],
  ...[
    'content',
    'attachment',
    'section',
    'entry',
    'activity',
    'detail',
    'target',
    'address',
    'telecom',
    'extension',
  ],
  ...[
    'dispenseRequest',
    'class',
    'diagnosis',
    'condition',
    'relationship',
    'subscriber',
    'description',
    'contained',
  ],
]

const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    'final',
    '8480-6',
    'http://loinc.org',
    '2026-02-30',
    '2026-03-03',
    'mg/dL',
    '<',
    'NaN',
  ),
  fc.string({ maxLength: 12 }),
  fc.double(),
  fc.integer(),
)
const oddJson = fc.letrec<{ value: unknown; object: unknown }>(tie => ({
  value: fc.oneof({ depthSize: 'medium' }, scalar, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
  object: fc
    .array(fc.tuple(fc.constantFrom(...keys), tie('value')), { maxLength: 8 })
    .map(entries => JSON.parse(JSON.stringify(Object.fromEntries(entries)))),
}))

const readers: Reader[] = [
  { lang: 'en', zone: 'America/New_York', person: { birthDate: '1950-02', gender: 'female' } },
  { lang: 'es', zone: 'America/Los_Angeles' },
]

const views: Record<string, (json: unknown, reader: Reader) => unknown> = {
  observation: observationInFull,
  report: reportInWords,
  medication: medicationInWords,
  medicine: medicineOf,
  allergy: allergyInWords,
  immunization: immunizationInWords,
  condition: conditionInWords,
  procedure: procedureInWords,
  visit: visitInWords,
  document: documentInWords,
  composition: (json, reader) => documentInWords({ ...Object(json), resourceType: 'Composition' }, reader),
  careTeam: careTeamInWords,
  carePlan: carePlanInWords,
  goal: goalInWords,
  familyMember: familyMemberInWords,
  social: socialFacts,
  device: deviceInWords,
  coverage: coverageInWords,
  person: personInWords,
  attachment: attachmentOf,
  inlineText: json => inlineBlocks(json),
  narrative: json => narrativeBlocks(json),
  names: (json, reader) => [namesOf(json, reader), bestName(json, reader.lang), firstName(json)],
  when: (json, reader) => [
    periodWhen(json, reader),
    choiceWhen((json ?? {}) as Record<string, unknown>, 'onset', reader),
    choiceWhen((json ?? {}) as Record<string, unknown>, 'effective', reader),
  ],
}

describe('views never throw on odd JSON', () => {
  for (const [name, view] of Object.entries(views)) {
    test(name, () => {
      fc.assert(
        fc.property(fc.oneof(oddJson.object, oddJson.value), json => {
          for (const reader of readers) expect(() => view(json, reader)).not.toThrow()
        }),
        { numRuns: 100 },
      )
    })
  }

  test('HTML of any kind, also nested 100,000 deep', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '<div',
      '</div>',
      '<table>',
      '<tr>',
      '<td>',
      '<li>',
      '&',
      '&#0;',
      'a',
      '"',
      ' ',
      '<!--',
      ']]>',
    )
    fc.assert(
      fc.property(
        fc.array(pieces).map(list => list.join('')),
        html => {
          expect(() => htmlBlocks(html)).not.toThrow()
        },
      ),
    )
    for (const tag of ['div', 'ul', 'table', 'table><tr><td', 'li']) {
      const deep = `${`<${tag}>`.repeat(100_000)}words${`</${tag.split('>')[0]}>`.repeat(100_000)}`
      expect(JSON.stringify(htmlBlocks(deep))).toContain('words')
    }
  })
})
