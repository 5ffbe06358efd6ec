export type UploadRoom = {
  take(): {
    /** True if there is room for so many bytes more; they are then taken until `release`. */
    readonly add: (bytes: number) => boolean
    /** Gives all of it back; once, however often it is called. */
    readonly release: () => void
  }
}

/**
 * Memory for files on their way in, over all who send some now. It counts what has come, not what was announced, so
 * that somebody who announces much and sends little takes little.
 */
export function uploadRoom(most_bytes: number): UploadRoom {
  let taken_bytes = 0
  return {
    take: () => {
      let own_bytes = 0
      return {
        add: bytes => {
          if (taken_bytes + bytes > most_bytes) return false
          taken_bytes += bytes
          own_bytes += bytes
          return true
        },
        release: () => {
          taken_bytes -= own_bytes
          own_bytes = 0
        },
      }
    },
  }
}
