import { type Answer, type PageRequest, page } from './answer.ts'
import { Card, CardList } from './cards.tsx'
import { dateOf } from './dates.ts'
import { Details, LastUpdated, Progress, ShowOriginal } from './details.tsx'
import { Facts } from './facts.tsx'
import { Filters, LiveFilter, SectionNav, Tabs } from './filters.tsx'
import { ChartSamples, RangeSamples } from './gallery-charts.tsx'
import { ButtonSamples, FieldSamples, WrongFieldSamples } from './gallery-forms.tsx'
import { facts, labColumns, labs, type SampleLab, sampleTime, texts } from './gallery-samples.ts'
import { BackLink, Breadcrumb, PageHeading, Section } from './headings.tsx'
import { Notice } from './notice.tsx'
import { quantity } from './numbers.ts'
import type { Lang, Look } from './page.ts'
import { Paging } from './paging.tsx'
import { RangeBar } from './range-bar.tsx'
import { EmptyState, ErrorState } from './states.tsx'
import { Table } from './table.tsx'
import { Flag, type FlagName } from './tag.tsx'
import { words } from './words.ts'

const links = Object.entries(texts.section).map(([id, text], index) => ({
  text,
  href: `#${id}`,
  current: index === 0,
  count: index,
}))

function HeadingSamples({ lang }: { lang: Lang }) {
  return (
    <Section id="headings" title={texts.section.headings}>
      <Breadcrumb lang={lang} steps={links.slice(0, 2)} />
      <BackLink lang={lang} href="#headings" />
      <p class="caption">{texts.caption}</p>
      <h2>{texts.heading}</h2>
      <h3>{texts.heading}</h3>
      <Tabs label={texts.section.headings} tabs={links.slice(0, 3)} />
    </Section>
  )
}

function TableSamples({ look }: { look: Look }) {
  const [test, result, range, state, day] = labColumns as [string, string, string, string, string]
  const shown = (lab: SampleLab) => quantity(String(lab.value), lab.unit, look.lang)
  return (
    <Section id="table" title={texts.section.table}>
      <Table
        caption={texts.section.table}
        captionUnseen
        rows={labs}
        columns={[
          { head: test, names: true, cell: lab => <a href="#table">{lab.name}</a> },
          { head: result, cell: shown },
          {
            head: range,
            cell: lab => <RangeBar lang={look.lang} value={lab.value} range={lab} valueText={shown(lab)} />,
          },
          { head: state, cell: lab => <Flag lang={look.lang} flag={lab.flag} /> },
          { head: day, cell: () => dateOf(sampleTime(0, 1), look.lang, look.zone) },
        ]}
      />
      <h3>{texts.section.facts}</h3>
      <Facts facts={[...facts, { term: result, detail: null }]} />
    </Section>
  )
}

function CardSamples({ lang }: { lang: Lang }) {
  const flags = Object.keys(words(lang).flags) as FlagName[]
  return (
    <>
      <Section id="cards" title={texts.section.cards}>
        <LiveFilter lang={lang} listId={texts.findId} label={texts.filterLabel} />
        <CardList id={texts.findId}>
          <Card
            title={texts.heading}
            href="#cards"
            meta={texts.source}
            flags={<Flag lang={lang} flag="new" />}
          >
            <p>{texts.lede}</p>
          </Card>
          <Card title={texts.caption} meta={texts.source} />
        </CardList>
      </Section>
      <Section id="flags" title={texts.section.flags}>
        <p class="card-flags">
          {flags.map(flag => (
            <Flag lang={lang} flag={flag} />
          ))}
        </p>
      </Section>
    </>
  )
}

function MessageSamples({ lang }: { lang: Lang }) {
  return (
    <Section id="messages" title={texts.section.messages}>
      <Notice kind="success" title={texts.saved} level={3}>
        <p>{texts.savedText}</p>
      </Notice>
      <Notice kind="info" title={texts.info} level={3} />
      <Notice kind="warning" title={texts.warning} level={3} />
      <Notice kind="urgent" title={texts.urgent} level={3}>
        <p>{texts.urgentText}</p>
      </Notice>
      <ErrorState lang={lang} what={texts.failing} id="7f3k-20" />
    </Section>
  )
}

function ListSamples({ lang }: { lang: Lang }) {
  return (
    <Section id="lists" title={texts.section.lists}>
      <Filters lang={lang} shown={12} total={40} choices={links.slice(0, 3)} />
      <Paging lang={lang} page={2} pages={9} href={number => `#lists-${number}`} />
      <EmptyState title={texts.empty} level={3}>
        <p>{texts.emptyText}</p>
      </EmptyState>
    </Section>
  )
}

function DetailSamples({ look }: { look: Look }) {
  const { lang } = look
  return (
    <Section id="details" title={texts.section.details}>
      <Details summary={texts.summary} open>
        <p>{texts.summaryText}</p>
      </Details>
      <ShowOriginal lang={lang} text={texts.original} />
      <LastUpdated lang={lang} source={texts.source} date={dateOf(look.now, lang, look.zone)} />
      <Progress lang={lang} label={texts.steps} done={3} total={5} />
    </Section>
  )
}

/** Every component in every state, for those who build pages. */
export function Gallery({ look }: { look: Look }) {
  const { lang } = look
  const { gallery } = words(lang)
  return (
    <>
      <PageHeading title={gallery.title} lede={gallery.lede} />
      <HeadingSamples lang={lang} />
      <ButtonSamples lang={lang} />
      <FieldSamples look={look} />
      <WrongFieldSamples look={look} />
      <TableSamples look={look} />
      <CardSamples lang={lang} />
      <MessageSamples lang={lang} />
      <ListSamples lang={lang} />
      <DetailSamples look={look} />
      <RangeSamples look={look} />
      <ChartSamples look={look} />
    </>
  )
}

/** The page of components. */
export function galleryPage({ look }: PageRequest): Answer {
  return page(words(look.lang).gallery.title, <Gallery look={look} />, {
    aside: <SectionNav lang={look.lang} links={links} />,
  })
}
