import { type Answer, type PageRequest, page } from '../../ui/answer.ts'
import { Card, CardList } from '../../ui/cards.tsx'
import { dateTimeOf } from '../../ui/dates.ts'
import { LastUpdated } from '../../ui/details.tsx'
import { PageHeading, Section } from '../../ui/headings.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Lang, Look } from '../../ui/page.ts'
import { SearchForm } from '../../ui/search-form.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Flag } from '../../ui/tag.tsx'
import type { PatientDb, RecordPermission } from '../access/index.ts'
import {
  longest_search,
  type NewResults,
  type NewThing,
  sectionsFor,
  type WhatsNew,
  whatsNew,
} from '../records/index.ts'
import { VisitsAndMessages } from './visits-and-messages.tsx'
import { words, wordsFor } from './words.ts'

/** `GET /`: what is new, the most important first, and the ways on. */
export async function homePage(request: PageRequest, db: PatientDb<RecordPermission>): Promise<Answer> {
  const { look, lang } = request
  const text = wordsFor(look)
  const news = await whatsNew(db, look)
  const { known, first, counts } = news
  const given = known?.given?.split(/\s+/)[0]?.replace(/(\p{L})\d+$/u, '$1')
  const nothing = first.length + news.others.length + news.results.length === 0
  return page(
    text.title,
    <>
      {request.query.has('welcome') && look.viewer && (
        <Notice kind="success" title={text.welcome}>
          <p>{text.welcomeText(look.viewer.email)}</p>
          <p>
            <a href="/account/security">{text.welcomeLink}</a>
          </p>
        </Notice>
      )}
      <PageHeading
        title={given ? text.hello(given) : text.helloNobody}
        lede={nothing ? text.ledeNothing : text.lede}
      />
      {await VisitsAndMessages({ look, db })}
      {nothing ? <NothingNew look={look} news={news} /> : <News look={look} news={news} />}
      <Onward look={look} counts={counts} sections={sectionsFor(db.may)} />
      <SearchBox look={look} />
      {known && (
        <LastUpdated
          lang={lang}
          source={['default', 'demo'].includes(known.source) ? look.clinic.name : known.source}
          date={dateTimeOf(known.seen_at, lang, look.zone)}
        />
      )}
    </>,
  )
}

function NothingNew({ look, news }: { look: Look; news: WhatsNew }) {
  const text = wordsFor(look)
  return (
    <EmptyState title={text.nothingTitle(news.days)}>
      <p>{news.counts.all === 0 ? text.nothingYet : text.nothing}</p>
    </EmptyState>
  )
}

const most_first = 6
const most_others = 6

function News({ look, news }: { look: Look; news: WhatsNew }) {
  const { lang } = look
  const text = wordsFor(look)
  const { first, others, results } = news
  return (
    <>
      {first.length > 0 && (
        <Section id="first" title={text.first}>
          <p class="hint">{text.firstHint}</p>
          <CardList>
            {first.slice(0, most_first).map(thing => (
              <Thing lang={lang} thing={thing} />
            ))}
          </CardList>
          <More lang={lang} count={first.length - most_first} href="/records/labs" />
        </Section>
      )}
      {others.length + results.length > 0 && (
        <Section id="new" title={text.new(news.days)}>
          <CardList>
            {results.slice(0, 3).map(day => (
              <ResultsOfDay lang={lang} day={day} />
            ))}
            {others.slice(0, most_others).map(thing => (
              <Thing lang={lang} thing={thing} />
            ))}
          </CardList>
          <More lang={lang} count={others.length - most_others} href="/records" />
        </Section>
      )}
    </>
  )
}

function More({ lang, count, href }: { lang: Lang; count: number; href: string }) {
  if (count <= 0) return null
  return (
    <p>
      <a href={href}>{words(lang).more(count)}</a>
    </p>
  )
}

function Thing({ lang, thing }: { lang: Lang; thing: NewThing }) {
  const { flag } = thing
  return (
    <Card
      title={thing.title}
      href={thing.href}
      unseen={thing.when ?? undefined}
      meta={[thing.kind, thing.when].filter(Boolean).join(' · ')}
      flags={
        <>
          {flag && flag !== 'no-range' && <Flag lang={lang} flag={flag} />}
          {thing.corrected && <Flag lang={lang} flag="corrected" />}
        </>
      }
    >
      {thing.detail && <p>{thing.detail}</p>}
      {thing.advice && <p>{thing.advice}</p>}
    </Card>
  )
}

/** The results of a day that ask for nothing stand together; a single one under its own name. */
function ResultsOfDay({ lang, day }: { lang: Lang; day: NewResults }) {
  const text = words(lang)
  if (day.count === 1) return <Thing lang={lang} thing={day.first} />
  return (
    <Card title={text.results(day.count)} href="/records/labs" meta={day.when ?? undefined}>
      <p>{text.resultsText}</p>
    </Card>
  )
}

function Onward(props: { look: Look; counts: WhatsNew['counts']; sections: ReturnType<typeof sectionsFor> }) {
  const { counts, sections } = props
  const text = wordsFor(props.look)
  const ways = [
    { section: 'labs' as const, href: '/records/labs', name: text.labs, note: text.entries(counts.labs) },
    {
      section: 'medications' as const,
      href: '/records/medications',
      name: text.medications,
      note: text.entries(counts.medications),
    },
    {
      section: 'allergies' as const,
      href: '/records/allergies',
      name: text.allergies,
      note: counts.allergies === 0 ? text.noAllergies : text.entries(counts.allergies),
    },
    {
      section: 'visits' as const,
      href: '/records/visits',
      name: text.visits,
      note: text.entries(counts.visits),
    },
    { section: 'overview' as const, href: '/records', name: text.all, note: text.entries(counts.all) },
  ]
  return (
    <Section id="onward" title={text.next}>
      <ul>
        {ways
          .filter(({ section }) => sections.includes(section))
          .map(({ href, name, note }) => (
            <li>
              <a href={href}>{name}</a> <span class="hint">({note})</span>
            </li>
          ))}
      </ul>
    </Section>
  )
}

function SearchBox({ look }: { look: Look }) {
  const { search: title, searchLabel: label, searchHint: hint, searchButton: button } = wordsFor(look)
  return (
    <Section id="search" title={title}>
      <SearchForm
        look={look}
        action="/records/search"
        text={{ title, label, hint, button }}
        longest={longest_search}
        quiet
      />
    </Section>
  )
}
