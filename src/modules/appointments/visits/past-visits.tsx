import type { PageRequest } from '../../../ui/answer.ts'
import { CardList } from '../../../ui/cards.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { Section } from '../../../ui/headings.tsx'
import { Paging, pageNumber } from '../../../ui/paging.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import type { Listed } from './listed.ts'
import { ListedCard } from './listed-card.tsx'
import { words } from './words.ts'

const visits_a_page = 10
const sorts = ['done', 'cancelled'] as const
type Sort = (typeof sorts)[number]

/** What was, and what was called off, the latest first; narrowed and paged by links. */
export function PastVisits({ request, past }: { request: PageRequest; past: readonly Listed[] }) {
  const { lang, query } = request
  const text = words(lang).past
  const page = pageNumber(query)
  const sort = sorts.find(one => one === query.get('past')) ?? null
  const of = (sort: Sort) => past.filter(({ state }) => (state.sort === 'off') === (sort === 'cancelled'))
  const chosen = sort === null ? past : of(sort)
  const shown = chosen.slice((page - 1) * visits_a_page, page * visits_a_page)
  const narrows = of('cancelled').length > 0 && of('done').length > 0
  return (
    <Section id="past" title={text.title}>
      {past.length === 0 ? (
        <EmptyState title={text.none} level={3}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <Filters
            lang={lang}
            label={text.kinds}
            shown={shown.length}
            total={chosen.length}
            choices={
              narrows
                ? [
                    { text: text.all, href: address(null), current: sort === null, count: past.length },
                    ...sorts.map(one => ({
                      text: text[one],
                      href: address(one),
                      current: one === sort,
                      count: of(one).length,
                    })),
                  ]
                : []
            }
          />
          <CardList>
            {shown.map(one => (
              <ListedCard lang={lang} one={one} />
            ))}
          </CardList>
          <Paging
            lang={lang}
            page={page}
            pages={Math.ceil(chosen.length / visits_a_page)}
            href={number => address(sort, number)}
          />
        </>
      )}
    </Section>
  )
}

function address(sort: Sort | null, page = 1): string {
  const query = new URLSearchParams({
    ...(sort !== null && { past: sort }),
    ...(page > 1 && { page: String(page) }),
  })
  return `/appointments${query.size === 0 ? '' : `?${query}`}#past`
}
