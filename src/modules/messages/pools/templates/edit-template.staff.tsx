import { isUuid, newId, uuidFrom } from '../../../../platform/ids.ts'
import { type Answer, notThere, type PageRequest, redirect } from '../../../../ui/answer.ts'
import { Button } from '../../../../ui/button.tsx'
import { Select } from '../../../../ui/choices.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { TextArea, TextField } from '../../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../../ui/form.tsx'
import { Section } from '../../../../ui/headings.tsx'
import { staffPage } from '../../../../ui/staff.tsx'
import type { Typed } from '../../../../ui/typed.ts'
import type { PoolsDb } from '../../handles.ts'
import { type Pool, readPools } from '../read-pools.ts'
import { Above } from '../said.tsx'
import { lockPools } from '../save-pool.ts'
import { words } from '../words.ts'
import { addTemplate, allTemplates, changeTemplate, type Template } from './keep-templates.ts'
import { formOfTemplate, readTemplate } from './read-template.ts'
import { templateFields } from './template-fields.ts'

const list = '/staff/pools/templates'
/** Stands in the form for what its page showed. */
const shown = (template: Template): string => uuidFrom(JSON.stringify(template))

/** `GET /staff/pools/templates/new` */
export const newTemplatePage = (request: PageRequest, db: PoolsDb): Promise<Answer> =>
  draw(request, db, null, { key: newId() }, [])

/** `POST /staff/pools/templates/new` */
export async function takeNewTemplate(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const { form, lang, look } = request
  await lockPools(db)
  const id = isUuid(form.key ?? '') ? (form.key ?? '') : newId()
  const others = await allTemplates(db)
  if (others.some(one => one.id === id)) return redirect(`${list}?saved`)
  const { typed, errors } = readTemplate(form, lang, { others, pools: await readPools(db) })
  if (typed === null) return draw(request, db, null, form, errors)
  await addTemplate(db, id, typed, look.now)
  return redirect(`${list}?saved`)
}

/** `GET /staff/pools/templates/:id` */
export async function templatePage(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const template = (await allTemplates(db)).find(({ id }) => id === request.params.id)
  return template ? draw(request, db, template, formOfTemplate(template), []) : notThere
}

/** `POST /staff/pools/templates/:id`: `save`, `put-away` or `use`. */
export async function takeTemplate(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const { form, lang, look, params } = request
  await lockPools(db)
  const all = await allTemplates(db)
  const template = all.find(({ id }) => id === params.id)
  if (!template) return notThere
  if (form.do === 'put-away' || form.do === 'use') {
    await changeTemplate(db, template.id, { active: form.do === 'use' }, look.now)
    return redirect(`${list}?saved`)
  }
  if (form.was !== shown(template))
    return draw(request, db, template, form, [{ field: 'name', text: words(lang).changed }])
  const others = all.filter(one => one !== template)
  const { typed, errors } = readTemplate(form, lang, { others, pools: await readPools(db) })
  if (typed === null) return draw(request, db, template, form, errors)
  await changeTemplate(db, template.id, typed, look.now)
  return redirect(`${list}?saved`)
}

async function draw(
  request: PageRequest,
  db: PoolsDb,
  template: Template | null,
  form: Typed,
  errors: readonly FieldError[],
): Promise<Answer> {
  const { lang, look } = request
  const { templates: text, save } = words(lang)
  const action = template ? `${list}/${template.id}` : `${list}/new`
  return staffPage(
    request,
    'pools',
    { title: template?.name ?? text.newTitle, caption: text.title },
    <>
      <Above request={request} href={list} text={text.back} />
      <ErrorSummary lang={lang} errors={errors} />
      <Form look={look} action={action}>
        {template ? (
          <input type="hidden" name="was" value={shown(template)} />
        ) : (
          <input type="hidden" name="key" value={form.key ?? newId()} />
        )}
        <Fields lang={lang} form={form} errors={errors} pools={[...(await readPools(db)).values()]} />
        <Button text={save} name="do" value="save" />
      </Form>
      {template && <Shelf request={request} template={template} />}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function Fields(props: {
  lang: PageRequest['lang']
  form: Typed
  errors: readonly FieldError[]
  pools: readonly Pool[]
}) {
  const { lang, form, errors, pools } = props
  const text = words(lang).templates
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  return (
    <>
      <TextField
        {...field('name')}
        label={text.name}
        hint={text.nameHint}
        maxlength={100}
        autocomplete="off"
      />
      <Select
        {...field('pool')}
        label={text.pool}
        choices={[
          { value: '', text: text.every },
          ...pools.map(({ id, name }) => ({ value: id, text: name[lang] })),
        ]}
      />
      <Section id="fields" title={text.fields}>
        <p>{text.fieldsText}</p>
        <Facts
          facts={templateFields.map(name => ({
            term: `{${name}}`,
            detail: text.fieldNames[name],
          }))}
        />
      </Section>
      <TextArea {...field('body-en')} label={text.bodyEn} rows={8} />
      <TextArea {...field('body-es')} label={text.bodyEs} rows={8} />
    </>
  )
}

/** Puts the template away, or takes it out again. */
function Shelf({ request, template }: { request: PageRequest; template: Template }) {
  const text = words(request.lang).templates
  return (
    <Section id="shelf" title={template.active ? text.putAway : text.useAgain}>
      <p>{template.active ? text.putAwayText : text.useAgainText}</p>
      <Form look={request.look} action={`${list}/${template.id}`}>
        {template.active ? (
          <Button text={text.putAway} kind="danger" name="do" value="put-away" />
        ) : (
          <Button text={text.useAgain} kind="secondary" name="do" value="use" />
        )}
      </Form>
    </Section>
  )
}
