import { type Answer, type PageRequest, page } from '../../../ui/answer.ts'
import { PrintButton } from '../../../ui/button.tsx'
import { ageInWords, fhirBirthDate, todayIn } from '../../../ui/dates.ts'
import { Facts } from '../../../ui/facts.tsx'
import { PageHeading, Section as Part } from '../../../ui/headings.tsx'
import type { Look } from '../../../ui/page.ts'
import { EmptyState } from '../../../ui/states.tsx'
import type { PatientDb, RecordPermission } from '../../access/index.ts'
import {
  type ClinicalRow,
  knownPatient,
  latestPerKind,
  listByKind,
  sharedByIds,
} from '../../clinical/index.ts'
import { recordAside, Source, sectionHref } from '../frame.tsx'
import { type PersonInWords, personInWords } from '../in-words/person.ts'
import type { Reader } from '../in-words/reader.ts'
import { idOf, namesOf, type Opened, openRow } from '../opened.ts'
import { safely } from '../safely.tsx'
import { sectionsFor } from '../sections.ts'
import { words as recordWords, type Section } from '../words.ts'
import { kindWord, type Line, linesOf, readerOf } from './lines.ts'
import { addressOf, countOfSection, placeOfKind } from './places.ts'
import { RecordSearch } from './search-form.tsx'
import { words, wordsFor } from './words.ts'

type Counted = ClinicalRow & { count: number }

/** `GET /records`: whose record this is, allergies, and all topics with what is newest in each. */
export async function overviewPage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { look, lang } = request
  const reader = readerOf(look)
  const known = await knownPatient(db)
  const newest = await latestPerKind(db)
  const allergies = await listByKind(db, {
    kinds: ['allergy'],
    withoutStatuses: ['inactive', 'resolved'],
    limit: most_allergies,
  })
  const patient = newest.find(row => row.kind === 'patient')
  const opened = patient ? openRow(patient) : null
  const person = opened ? personInWords(opened.json, reader, look.now.epochMilliseconds) : null
  const lines = await linesOf(
    db,
    [...newest.filter(row => row.kind !== 'patient'), ...allergies.rows],
    reader,
  )
  const doctors = opened && person ? await doctorNames(db, person, opened, look) : []
  const { overview, search } = wordsFor(look)
  const newestLines = lines.slice(0, lines.length - allergies.rows.length) as Line<Counted>[]
  const allergyLines = lines.slice(lines.length - allergies.rows.length)
  return page(
    overview.title,
    <>
      <PageHeading title={overview.heading(look.person?.name ?? '')} lede={overview.lede} />
      {opened && person ? (
        <Who look={look} person={person} birthDate={opened.json.birthDate} />
      ) : (
        <Facts facts={[{ term: overview.name, detail: known?.name || null }]} />
      )}
      {newestLines.length === 0 ? (
        <EmptyState title={overview.emptyTitle}>
          <p>{overview.empty}</p>
        </EmptyState>
      ) : (
        <>
          {db.may.has('records:read') && (
            <Allergies look={look} lines={allergyLines} total={allergies.total} />
          )}
          <Part id="search" title={search.title}>
            <RecordSearch look={look} />
          </Part>
          <Topics
            look={look}
            lines={newestLines}
            sections={sectionsFor(db.may)}
            whole={db.may.has('records:read')}
          />
        </>
      )}
      {opened && person && <AboutYou look={look} person={person} opened={opened} doctors={doctors} />}
      <Source look={look} known={known} />
      <PrintButton lang={lang} />
    </>,
    { aside: recordAside(lang, 'overview', db.may) },
  )
}

const most_allergies = 20

/** Enough to be sure whose record this is. */
function Who({ look, person, birthDate }: { look: Look; person: PersonInWords; birthDate: unknown }) {
  const { overview, one } = words(look.lang)
  const [spoken] = person.languages.toSorted((a, b) => Number(b.preferred) - Number(a.preferred))
  const age = person.died ? null : ageInWords(birthDate, todayIn(look.now, look.zone), look.lang)
  return (
    <Facts
      facts={[
        { term: overview.name, detail: person.name },
        { term: overview.born, detail: fhirBirthDate(birthDate, look.lang) },
        { term: overview.age, detail: age },
        { term: overview.died, detail: person.died ? (person.death?.text ?? one.yes) : null },
        { term: overview.sex, detail: person.gender },
        { term: overview.language, detail: spoken?.text },
      ]}
    />
  )
}

function doctorNames(db: PatientDb<RecordPermission>, person: PersonInWords, opened: Opened, { lang }: Look) {
  if (person.practitioners.length === 0) return []
  return sharedByIds(
    db,
    person.practitioners.map(ref => idOf(ref, opened)),
  ).then(shared => namesOf(person.practitioners, opened, shared, lang))
}

function Allergies({ look, lines, total }: { look: Look; lines: readonly Line[]; total: number }) {
  const { overview } = wordsFor(look)
  return (
    <Part id="allergies" title={overview.allergies}>
      {total === 0 ? (
        <p>
          {overview.noAllergies} {overview.noAllergiesNext}
        </p>
      ) : (
        <ul>
          {lines.map(line => (
            <li>
              <a href={addressOf(line.row)}>{line.title}</a>
              {line.detail && `: ${line.detail}`}
            </li>
          ))}
        </ul>
      )}
      {total > lines.length && (
        <p>
          <a href={sectionHref('allergies')}>{overview.allAllergies}</a>
        </p>
      )}
    </Part>
  )
}

/** The topics in the order of the navigation, those that hold nothing last. */
function Topics(props: {
  look: Look
  lines: readonly Line<Counted>[]
  /** Those that the viewer may open. */
  sections: readonly Section[]
  /** Whether she sees the record as a whole: to who does not, an empty rest says nothing about the record. */
  whole: boolean
}) {
  const { look, lines } = props
  const { lang } = look
  const reader = readerOf(look)
  const { overview } = wordsFor(look)
  const names = recordWords(lang).sections
  const counts = new Map(lines.map(line => [line.row.kind, line.row.count]))
  const topics = props.sections
    .filter(section => section !== 'overview')
    .map(section => {
      const held = lines.filter(line => placeOfKind[line.row.kind] === section)
      const count = countOfSection(section, counts)
      return {
        section,
        name: names[section],
        count,
        newest: held.find(line => line.row.sort_at !== null) ?? held[0],
      }
    })
  const empty = topics.filter(({ count, section }) => count === 0 && (props.whole || section !== 'other'))
  const shown = [...topics.filter(topic => topic.count > 0), ...empty]
  return (
    <Part id="topics" title={overview.sections}>
      <ul class="cards">
        {shown.map(({ section, name, count, newest }) => (
          <li class={count > 0 ? 'card card-link' : 'card'}>
            <div class="card-top">
              <h3 class="card-title">
                <a href={sectionHref(section)}>{name}</a>
              </h3>
            </div>
            <p class="card-meta">{count === 0 ? overview.nothing : overview.items(count)}</p>
            {newest && <p>{overview.newest(inOneLine(newest, reader))}</p>}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function inOneLine({ row, title, named, detail, when }: Line, reader: Reader): string {
  // "Blood" alone would say nothing: it is a sample.
  const kind = placeOfKind[row.kind] === 'other' && named ? kindWord(row.kind, row.type, reader) : null
  const what = [kind, title, detail === title ? null : detail].filter(text => text !== null).join(': ')
  return when === null ? what : `${what} (${when.short})`
}

function AboutYou(props: { look: Look; person: PersonInWords; opened: Opened; doctors: readonly string[] }) {
  const { look, person, opened, doctors } = props
  const { overview, one } = wordsFor(look)
  const several = (texts: readonly string[]) =>
    texts.length === 0 ? null : texts.map((text, n) => [n > 0 && <br />, text])
  const reached = (email: boolean) =>
    person.telecoms
      .filter(one => !one.past && (one.kind === 'email') === email)
      .map(one => (one.use === null ? one.value : `${one.value} (${one.use})`))
  const contacts = person.contacts.map(one => {
    const who = [one.name, one.relations.join(', ')].filter(Boolean).join(', ')
    return [who, ...one.telecoms.map(telecom => telecom.value)].filter(Boolean).join(': ')
  })
  const languages = person.languages.map(one => one.text)
  return safely(
    () => (
      <Part id="about-you" title={overview.you}>
        <Facts
          facts={[
            { term: overview.phone, detail: several(reached(false)) },
            { term: overview.email, detail: several(reached(true)) },
            {
              term: overview.address,
              detail: several(person.addresses.filter(one => !one.past).map(one => one.lines.join(', '))),
            },
            { term: overview.languages, detail: languages.length > 1 ? several(languages) : null },
            {
              term: overview.interpreter,
              detail: person.interpreter === null ? null : person.interpreter ? one.yes : one.no,
            },
            { term: overview.contacts, detail: several(contacts) },
            { term: overview.doctor, detail: several(doctors) },
            { term: overview.marital, detail: person.maritalStatus },
            { term: overview.race, detail: several(person.race) },
            { term: overview.ethnicity, detail: several(person.ethnicity) },
            { term: overview.otherNames, detail: several(person.names.slice(1).map(name => name.text)) },
          ]}
        />
        <p class="hint">{overview.wrong}</p>
        <p>
          <a href={addressOf(opened.row)}>{overview.allDetails}</a>
        </p>
      </Part>
    ),
    () => <></>,
  )
}
