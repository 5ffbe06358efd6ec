// Loaded into the portal before its own code: when the process that started it is killed outright, the channel
// between them breaks, and the portal stops in order as if it had been told to.
if (process.channel !== undefined) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}
