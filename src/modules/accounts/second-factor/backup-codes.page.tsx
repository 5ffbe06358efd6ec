import { type Answer, type PageRequest, page, redirect } from '../../../ui/answer.ts'
import { Button, ButtonLink, ButtonRow, PrintButton } from '../../../ui/button.tsx'
import { dateOf } from '../../../ui/dates.ts'
import { Form } from '../../../ui/form.tsx'
import { PageHeading } from '../../../ui/headings.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { isSteppedUp } from '../act-for.ts'
import type { Session } from '../session-of.ts'
import type { Front } from '../sign-in/front.ts'
import { codes_a_sheet, showBackupCodes } from './backup-codes.ts'
import { newBackupCodes } from './change-factors.ts'
import { type Factors, factorsOf, hasSecondFactor } from './factors.ts'
import { securityAside } from './frame.tsx'
import { words } from './words.ts'

type Asked = PageRequest & { readonly session: Session }

const here = '/account/security/backup-codes'

/** How many codes are left; right after they were made, the codes themselves, once. */
export async function backupCodesPage(request: Asked, front: Front): Promise<Answer> {
  const { session, look } = request
  const factors = await factorsOf(front.database, session.account)
  if (!isSteppedUp(session, look.now)) return overview(request, factors)
  const codes = await front.database.kysely
    .transaction()
    .execute(tx => showBackupCodes(tx, front.secret, session.account, look.now))
  return codes.length > 0 ? shown(request, codes) : overview(request, factors)
}

/** Makes a new sheet. */
export async function takeBackupCodes(request: Asked, front: Front): Promise<Answer> {
  const { session, look, origin } = request
  if (hasSecondFactor(await factorsOf(front.database, session.account)))
    await newBackupCodes({ database: front.database, secret: front.secret, session, origin }, look.now)
  return redirect(here)
}

function shown({ lang, query }: Asked, codes: readonly string[]): Answer {
  const w = words(lang).codes
  const body = (
    <>
      {query.has('first') && <Notice kind="success" title={w.ready} />}
      <PageHeading title={w.shownTitle} lede={w.shownOnce} />
      <p>{w.use}</p>
      <ul class="backup-codes" aria-label={w.list}>
        {codes.map(code => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ButtonRow>
        <ButtonLink text={w.done} href="/account/security" />
        <PrintButton lang={lang} />
      </ButtonRow>
    </>
  )
  return page(w.shownTitle, body, { aside: securityAside(lang) })
}

function overview({ lang, look }: Asked, factors: Factors): Answer {
  const w = words(lang).codes
  const { codes } = factors
  const body = (
    <>
      <PageHeading title={w.title} lede={w.lede} />
      <p>
        {codes === null ? w.none : w.left(codes.left, codes_a_sheet, dateOf(codes.made_at, lang, look.zone))}
      </p>
      {hasSecondFactor(factors) ? (
        <Form look={look} action={here}>
          {codes !== null && <p>{w.againText}</p>}
          <Button text={codes === null ? w.make : w.again} />
        </Form>
      ) : (
        <>
          <p>{w.needsFactor}</p>
          <ul>
            <li>
              <a href="/account/security/app">{w.toApp}</a>
            </li>
            <li>
              <a href="/account/security/passkeys">{w.toPasskeys}</a>
            </li>
          </ul>
        </>
      )}
    </>
  )
  return page(w.title, body, { aside: securityAside(lang) })
}
