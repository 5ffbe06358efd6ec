import { newsChannel } from '../../modules/messages/index.ts'
import type { Database } from '../../platform/db.ts'
import { hear } from '../../platform/hear.ts'
import type { Log } from '../../platform/log.ts'

/** Tells open pages that something is new, by server-sent events (html.spec.whatwg.org/multipage/server-sent-events.html). */
export type Live = {
  /** Null where there are as many as one process tells, or as one session has pages open. */
  readonly open: (listener: Listener) => ReadableStream<Uint8Array<ArrayBuffer>> | null
  readonly count: () => number
  readonly close: () => Promise<void>
}

export type Listener = {
  /** Whose session listens. */
  readonly by: string
  /** What is said of this wakes it. */
  readonly of: string
  /** What it is told now, one line; null ends it: the session is over, or the right. Asked at each piece of news. */
  readonly ask: () => Promise<string | null>
}

type Open = Listener & {
  readonly turn: number
  readonly controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>
  told: string | null
  asking: boolean
  again: boolean
}

const most_open = 5_000
/** More pages than anybody reads: what asks for more is a program, and would leave none to others. */
const most_of_one = 20
/** Shorter than proxies wait. */
const beat_ms = 25_000
/** Each is asked again in one of so many beats: a session that has ended is over here within minutes. */
const beats_between = 8
/** Whoever does not take so many pieces has gone. */
const most_waiting = 20

const encoder = new TextEncoder()
const beat = encoder.encode(':\n\n')

/** Everyone who listens to this process, and what each was told. */
function listeners(log: Log) {
  const all = new Map<string, Set<Open>>()
  const bySession = new Map<string, number>()
  let turn = 0
  let open = 0

  function end(one: Open) {
    const some = all.get(one.of)
    if (!some?.delete(one)) return
    open--
    if (some.size === 0) all.delete(one.of)
    const left = (bySession.get(one.by) ?? 1) - 1
    if (left === 0) bySession.delete(one.by)
    else bySession.set(one.by, left)
    try {
      one.controller.close()
    } catch {
      // The reader has ended it already.
    }
  }

  function push(one: Open, bytes: Uint8Array<ArrayBuffer>) {
    if ((one.controller.desiredSize ?? 0) < -most_waiting) return end(one)
    one.controller.enqueue(bytes)
  }

  async function ask(one: Open): Promise<void> {
    if (one.asking) {
      one.again = true
      return
    }
    one.asking = true
    try {
      do {
        one.again = false
        const said = await one.ask()
        if (!all.get(one.of)?.has(one)) return
        if (said === null) return end(one)
        if (said !== one.told) push(one, encoder.encode(`data: ${said}\n\n`))
        one.told = said
      } while (one.again)
    } catch (error) {
      // The database is away: it is asked again in some minutes, or when it can be heard.
      log.warn('news cannot be told', { error })
    } finally {
      one.asking = false
    }
  }

  function add(listener: Listener, controller: Open['controller']): Open {
    const one = { ...listener, turn: turn++, controller, told: null, asking: false, again: false }
    const some = all.get(listener.of) ?? new Set()
    all.set(listener.of, some.add(one))
    open++
    bySession.set(one.by, (bySession.get(one.by) ?? 0) + 1)
    void ask(one)
    return one
  }

  return {
    add,
    end,
    push,
    ask,
    of: (key: string) => [...(all.get(key) ?? [])],
    everyone: () => [...all.values()].flatMap(some => [...some]),
    count: () => open,
    countBy: (session: string) => bySession.get(session) ?? 0,
  }
}

/** One connection hears for all listeners of a process. */
export function tellLive({ url }: Pick<Database, 'url'>, log: Log): Live {
  const { add, end, push, ask, of, everyone, count, countBy } = listeners(log)
  let beats = 0
  const beating = setInterval(async () => {
    beats++
    for (const one of everyone()) push(one, beat)
    for (const one of everyone()) if (one.turn % beats_between === beats % beats_between) await ask(one)
  }, beat_ms)
  beating.unref()

  const hearing = hear(url, newsChannel, {
    log,
    heard: key => {
      for (const one of of(key)) void ask(one)
    },
    missed: async () => {
      for (const one of everyone()) await ask(one)
    },
  })

  return {
    open: listener => {
      if (count() >= most_open || countBy(listener.by) >= most_of_one) return null
      let mine: Open | null = null
      return new ReadableStream({
        start: controller => {
          mine = add(listener, controller)
        },
        cancel: () => {
          if (mine) end(mine)
        },
      })
    },
    count,
    close: async () => {
      clearInterval(beating)
      for (const one of everyone()) end(one)
      await hearing.close()
    },
  }
}
