import { type Answer, type PageRequest, page, redirect } from '../../ui/answer.ts'
import { Button } from '../../ui/button.tsx'
import { Card, CardList } from '../../ui/cards.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
import { PageHeading } from '../../ui/headings.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type Lang, languages } from '../../ui/page.ts'
import { words } from './words.ts'

/** Who is signed in, and the language of her pages. */
export function accountPage(request: PageRequest, { name, email }: { name: string; email: string }): Answer {
  const { lang } = request
  const w = words(lang).account
  return page(
    w.title,
    <>
      {request.query.has('saved') && <Notice kind="success" title={w.saved} />}
      <PageHeading title={w.title} />
      <Facts
        facts={[
          { term: w.name, detail: name },
          { term: w.email, detail: email },
        ]}
      />
      <p>{w.change}</p>
      <CardList>
        <Card title={w.security} href="/account/security" level={2}>
          <p>{w.securityText}</p>
        </Card>
      </CardList>
      <Form look={request.look} action="/account">
        <Radios
          lang={lang}
          name="language"
          label={w.language}
          hint={w.languageHint}
          value={lang}
          choices={Object.entries(languages).map(([value, text]) => ({ value, text }))}
        />
        <Button text={w.save} />
      </Form>
    </>,
  )
}

/** Keeps the chosen language with the account, so that it is the same on every device. */
export async function takeAccount(
  request: PageRequest,
  setLanguage: (language: Lang) => Promise<void>,
): Promise<Answer> {
  const { language } = request.form
  if (language === 'en' || language === 'es') await setLanguage(language)
  return redirect('/account?saved')
}
