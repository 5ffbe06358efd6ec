import { type Answer, type PageRequest, redirect } from '../../../../ui/answer.ts'
import { Button } from '../../../../ui/button.tsx'
import { Radios } from '../../../../ui/choices.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from '../../../../ui/form.tsx'
import { Section } from '../../../../ui/headings.tsx'
import { staffPage } from '../../../../ui/staff.tsx'
import { type Column, Table } from '../../../../ui/table.tsx'
import { trimmed } from '../../../../ui/typed.ts'
import type { PoolsDb } from '../../handles.ts'
import type { Help } from '../../topics.ts'
import { Above } from '../said.tsx'
import { words } from '../words.ts'
import { keepUrgentWord } from './keep-urgent-word.ts'
import { allUrgentWords, type KeptWord } from './read-urgent-words.ts'
import { phraseTokens } from './urgent-in.ts'

const helps: readonly Help[] = ['emergency', 'crisis', 'today']
const languages = ['en', 'es'] as const
const address = '/staff/pools/urgent'

/** `GET /staff/pools/urgent`: the portal's list and what the clinic made of it. */
export const urgentPage = (request: PageRequest, db: PoolsDb): Promise<Answer> => draw(request, db, [])

/** `POST /staff/pools/urgent`: `add`, `off` or `on`. */
export async function takeUrgent(request: PageRequest, db: PoolsDb): Promise<Answer> {
  const { form, look } = request
  const all = await allUrgentWords(db)
  if (form.do === 'off' || form.do === 'on') {
    const one = all.find(({ language, phrase }) => language === form.language && phrase === form.phrase)
    if (one) await keepUrgentWord(db, one, form.do === 'on', look.now)
    return redirect(`${address}?saved`)
  }
  const { language, help, phrase, errors } = readWord(request, all)
  if (errors.length > 0 || language === undefined || help === undefined) return draw(request, db, errors)
  await keepUrgentWord(db, { language, help, phrase }, true, look.now)
  return redirect(`${address}?saved`)
}

function readWord({ form, lang }: PageRequest, all: readonly KeptWord[]) {
  const text = words(lang).urgent
  const errors: FieldError[] = []
  const phrase = trimmed(form, 'phrase').replace(/\s+/gu, ' ').replaceAll('…', '...')
  const language = languages.find(one => one === form.language)
  const help = helps.find(one => one === form.help)
  const tokens = phraseTokens(phrase)
  const isWord = tokens.some(token => token !== '...' && token.replace('*', '').length >= 3)
  if (!isWord || phrase.length > 60 || tokens[0] === '...' || tokens.at(-1) === '...')
    errors.push({ field: 'phrase', text: text.phraseWrong })
  else if (all.some(one => one.language === language && sameWords(one.phrase, tokens)))
    errors.push({ field: 'phrase', text: text.phraseThere })
  if (language === undefined) errors.push({ field: 'language', text: text.languageMissing })
  if (help === undefined) errors.push({ field: 'help', text: text.helpMissing })
  return { phrase, language, help, errors }
}

const sameWords = (phrase: string, tokens: readonly string[]): boolean =>
  phraseTokens(phrase).join(' ') === tokens.join(' ')

async function draw(request: PageRequest, db: PoolsDb, errors: readonly FieldError[]): Promise<Answer> {
  const { lang, look } = request
  const { urgent: text, caption } = words(lang)
  const all = await allUrgentWords(db)
  return staffPage(
    request,
    'pools',
    { title: text.title, lede: text.lede, caption },
    <>
      <Above request={request} href="/staff/pools" />
      <ErrorSummary lang={lang} errors={errors} />
      <Section id="add" title={text.add}>
        <Form look={look} action={address}>
          <WordFields request={request} errors={errors} />
          <Button text={text.addButton} name="do" value="add" />
        </Form>
      </Section>
      {helps.map(help => (
        <Section id={help} title={text.helps[help]}>
          <Table
            caption={text.helps[help]}
            captionUnseen
            columns={columns(request)}
            rows={all.filter(one => one.help === help)}
          />
        </Section>
      ))}
    </>,
    errors.length > 0 ? { status: 422 } : {},
  )
}

function WordFields({ request, errors }: { request: PageRequest; errors: readonly FieldError[] }) {
  const { lang, form } = request
  const text = words(lang).urgent
  const field = (name: string) => ({ lang, name, value: form[name], error: errorOf(errors, name) })
  return (
    <>
      <TextField
        {...field('phrase')}
        label={text.phrase}
        hint={text.phraseHint}
        maxlength={60}
        autocomplete="off"
      />
      <Radios
        {...field('language')}
        label={text.language}
        choices={languages.map(value => ({ value, text: text.languages[value] }))}
      />
      <Radios
        {...field('help')}
        label={text.help}
        choices={helps.map(value => ({ value, text: text.helps[value] }))}
      />
    </>
  )
}

function columns({ lang }: PageRequest): Column<KeptWord>[] {
  const text = words(lang).urgent
  return [
    { head: text.phrase, names: true, cell: ({ phrase }) => phrase },
    { head: text.language, cell: ({ language }) => text.languages[language] },
    { head: text.origin, cell: ({ own }) => (own ? text.portals : text.ours) },
    { head: text.counts, cell: ({ counts }) => (counts ? text.counts : text.off) },
    {
      head: text.turnOff,
      cell: ({ phrase, language, counts }) => (
        <form method="post" action={address}>
          <input type="hidden" name="language" value={language} />
          <input type="hidden" name="phrase" value={phrase} />
          <input type="hidden" name="do" value={counts ? 'off' : 'on'} />
          <Button
            text={counts ? text.turnOff : text.turnOn}
            kind="quiet"
            label={counts ? text.turnOffOne(phrase) : text.turnOnOne(phrase)}
          />
        </form>
      ),
    },
  ]
}
