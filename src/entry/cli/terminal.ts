/**
 * A line without the signs that steer a terminal: a name in a record could otherwise move the cursor, hide lines
 * or write others backwards. Line ends and tabs are ours.
 */
const harmless = (line: string): string => line.replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '')

/** What a command has to say to the person at the terminal. */
export const say = (line: string): void => {
  process.stdout.write(`${harmless(line)}\n`)
}

/** What went wrong, kept apart so that a script can read the rest. */
export const complain = (line: string): void => {
  process.stderr.write(`${harmless(line)}\n`)
}
