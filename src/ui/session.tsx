import { frameActions, type Lang } from './page.ts'
import { words } from './words.ts'

/** Minutes before the end of a session at which its end is announced. */
const warnMinutes = 2

/**
 * Warns before the session ends for want of use, and says so when it did, leaving the page as it is so that
 * nothing typed is lost. Does nothing where scripts don't run: the server ends the session either way.
 */
export function SessionTimeout({ lang, idleMinutes }: { lang: Lang; idleMinutes: number }) {
  const { session } = words(lang)
  return (
    <session-timeout
      data-idle-minutes={idleMinutes}
      data-warn-minutes={warnMinutes}
      data-keep={frameActions.keepSession}
      data-sign-in={frameActions.signIn}
    >
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
        <div class="button-row">
          <a class="button button-primary" href={frameActions.signIn} target="_blank" rel="noopener">
            {session.signInAgain}
          </a>
          <button type="button" class="button button-quiet" data-do="close">
            {session.close}
          </button>
        </div>
      </dialog>
    </session-timeout>
  )
}
