/** What a command has to say to the person at the terminal. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** What went wrong, kept apart so that a script can read the rest. */
export const complain = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
