/** An error in a few words for a log line, e.g. `ENOENT`; long or odd messages are cut. */
export const problemOf = (error: unknown): string => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  if (typeof code === 'string') return code === 'ENOENT' ? 'no such file' : code
  return typeof message === 'string' ? message.slice(0, 120) : 'unknown error'
}
