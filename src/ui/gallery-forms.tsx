import { Button, ButtonLink, ButtonRow, PrintButton } from './button.tsx'
import { Checkboxes, Radios, Select } from './choices.tsx'
import { DateField, DateParts, EmailField, PasswordField, TextArea, TextField } from './fields.tsx'
import { ErrorSummary, errorOf, type FieldError, Form } from './form.tsx'
import { fieldTexts, places, texts, ways } from './gallery-samples.ts'
import { Section } from './headings.tsx'
import type { Lang, Look } from './page.ts'
import { SearchForm } from './search-form.tsx'
import { Tick } from './ticks.tsx'
import { TimeField } from './time-field.tsx'

export function ButtonSamples({ lang }: { lang: Lang }) {
  return (
    <Section id="buttons" title={texts.section.buttons}>
      <ButtonRow>
        <ButtonLink text={texts.primary} href="#buttons" />
        <ButtonLink text={texts.secondary} href="#buttons" kind="secondary" />
        <ButtonLink text={texts.quiet} href="#buttons" kind="quiet" />
        <ButtonLink text={texts.danger} href="#buttons" kind="danger" />
        <PrintButton lang={lang} />
      </ButtonRow>
    </Section>
  )
}

export function FieldSamples({ look }: { look: Look }) {
  const { lang } = look
  return (
    <Section id="fields" title={texts.section.fields}>
      <Form look={look} action="#fields" method="get" label={texts.section.fields}>
        <TextField
          lang={lang}
          name="name"
          label={fieldTexts.name}
          hint={fieldTexts.nameHint}
          autocomplete="name"
        />
        <EmailField lang={lang} name="email" label={fieldTexts.email} optional />
        <PasswordField lang={lang} name="password" label={fieldTexts.password} />
        <DateField lang={lang} name="date" label={fieldTexts.date} />
        <DateParts lang={lang} name="birth" label={fieldTexts.birth} hint={fieldTexts.birthHint} birthday />
        <Select lang={lang} name="place" label={fieldTexts.place} choices={places} value="harbor" />
        <Radios lang={lang} name="way" label={fieldTexts.way} choices={ways} value="message" />
        <Checkboxes lang={lang} name="days" label={fieldTexts.days} choices={places} values={['maple']} />
        <TextArea lang={lang} name="reason" label={fieldTexts.reason} hint={fieldTexts.reasonHint} rows={4} />
        <TimeField lang={lang} name="time" label={fieldTexts.time} value="09:30" />
        <Tick box={{ name: 'paper', text: fieldTexts.paper }} ticked />
        <ButtonRow>
          <Button text={texts.primary} />
          <Button text={texts.secondary} kind="secondary" name="later" value="yes" />
        </ButtonRow>
      </Form>
      <SearchForm look={look} action="#fields" text={fieldTexts.search} longest={100} quiet />
    </Section>
  )
}

export function WrongFieldSamples({ look }: { look: Look }) {
  const { lang } = look
  const errors: readonly FieldError[] = [
    { field: 'wrong-name', text: fieldTexts.wrongName },
    { field: 'wrong-birth', text: fieldTexts.wrongBirth },
    { field: 'wrong-way', text: fieldTexts.wrongWay },
  ]
  return (
    <Section id="wrong" title={texts.section.wrong}>
      <ErrorSummary lang={lang} errors={errors} />
      <Form look={look} action="#wrong" method="get" label={texts.section.wrong}>
        <TextField
          lang={lang}
          name="wrong-name"
          label={fieldTexts.name}
          hint={fieldTexts.nameHint}
          error={errorOf(errors, 'wrong-name')}
        />
        <DateParts
          lang={lang}
          name="wrong-birth"
          label={fieldTexts.birth}
          form={{ 'wrong-birth-day': '31', 'wrong-birth-month': '2' }}
          error={errorOf(errors, 'wrong-birth')}
        />
        <Radios
          lang={lang}
          name="wrong-way"
          label={fieldTexts.way}
          choices={ways}
          error={errorOf(errors, 'wrong-way')}
        />
      </Form>
    </Section>
  )
}
