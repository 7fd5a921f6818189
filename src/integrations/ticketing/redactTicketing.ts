/**
 * A text fit for logs and the sync history: e-mail addresses, bearer tokens, API keys and the
 * given secrets become a mark. The last line of defence; nothing should put them there at all.
 */
export const redactTicketing = (message: string, secrets: readonly string[] = []): string => {
  let clean = message
  for (const secret of secrets) {
    if (secret.length >= 4) clean = clean.split(secret).join('[secret]')
  }
  return (
    clean
      .replace(/\bBearer\s+[^\s"',]+/gi, 'Bearer [secret]')
      .replace(/\b(?:pat|key|sk|pk|rk|whsec)[-_][\w-]{8,}/gi, '[secret]')
      // a whole word goes: the local part may hold almost any sign
      .replace(/\S*(?:@|%40)\S*/gi, '[e-mail]')
      .slice(0, 500)
  )
}
