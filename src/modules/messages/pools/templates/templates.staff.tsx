import type { Answer, PageRequest } from '../../../../ui/answer.ts'
import { ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { staffPage } from '../../../../ui/staff.tsx'
import { EmptyState } from '../../../../ui/states.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { PoolsDb } from '../../handles.ts'
import { readPools } from '../read-pools.ts'
import { Above } from '../said.tsx'
import { words } from '../words.ts'
import { allTemplates, type Template } from './keep-templates.ts'

/** `GET /staff/pools/templates` */
export async function templatesPage(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const { lang } = request
  const { templates: text, caption } = words(lang)
  const templates = await allTemplates(db)
  const pools = await readPools(db)
  return staffPage(
    request,
    'pools',
    { title: text.title, lede: text.lede, caption },
    <>
      <Above request={request} href="/staff/pools" />
      {templates.length === 0 ? (
        <EmptyState title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          caption={text.title}
          captionUnseen
          columns={[
            {
              head: text.name,
              names: true,
              cell: (row: Template) => <a href={`/staff/pools/templates/${row.id}`}>{row.name}</a>,
            },
            {
              head: text.pool,
              cell: (row: Template) => pools.get(row.pool_id ?? '')?.name[lang] ?? text.every,
            },
            { head: text.state, cell: (row: Template) => (row.active ? text.used : text.unused) },
          ]}
          rows={templates}
        />
      )}
      <ButtonRow>
        <ButtonLink text={text.add} href="/staff/pools/templates/new" kind="secondary" />
      </ButtonRow>
    </>,
  )
}
