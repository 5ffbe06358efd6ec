import { type Drawn, drawnOnce } from './drawn-once.ts'
import { markup } from './markup.ts'
import { frameActions, type Lang } from './page.ts'
import { words } from './words.ts'

/** Minutes before the end of a session at which its end is announced. */
const warnMinutes = 2

/**
 * Warns before the session ends for want of use, and says so when it did, leaving the page as it is so that
 * nothing typed is lost; `who` (the viewer's e-mail address) tells whether a new session is the same person's.
 * Does nothing where scripts don't run: the server ends the session either way.
 */
export function SessionTimeout(props: { lang: Lang; idleMinutes: number; who: string }) {
  const { lang, idleMinutes, who } = props
  return markup`<session-timeout data-idle-minutes="${idleMinutes}" data-warn-minutes="${warnMinutes}" data-who="${who}" data-keep="${frameActions.keepSession}" data-sign-in="${frameActions.signIn}">${drawnOnce(dialogs, lang, () => Dialogs(lang))}</session-timeout>`
}

const dialogs: Drawn = new Map()

function Dialogs(lang: Lang) {
  const { session } = words(lang)
  return (
    <>
      <dialog class="dialog" data-part="warn" role="alertdialog" aria-labelledby="session-warn">
        <h2 id="session-warn">{session.warnTitle}</h2>
        <p>{session.warnText(warnMinutes)}</p>
        <button type="button" class="button button-primary" data-do="keep">
          {session.keep}
        </button>
      </dialog>
      <dialog
        class="dialog dialog-ended"
        data-part="ended"
        role="alertdialog"
        aria-labelledby="session-ended"
      >
        <h2 id="session-ended">{session.endedTitle}</h2>
        <p>{session.endedText}</p>
        <a class="button button-primary" href={frameActions.signIn} target="_blank" rel="noopener">
          {session.signInAgain}
        </a>
      </dialog>
    </>
  )
}
