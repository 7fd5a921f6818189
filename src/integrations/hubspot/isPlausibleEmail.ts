const EMAIL = /^[^\s@<>()[\]\\,;:"]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/

// Control characters, halves of pairs and what stands in for them: no mail server takes these.
const UNREADABLE = /\p{C}|\ufffd/u

/** Not worth a request when this fails; what passes may still be refused by HubSpot. Lower case. */
export function isPlausibleEmail(email: string): boolean {
  const at = email.indexOf('@')
  if (email.length > 254 || at > 64 || email.includes('..')) return false
  return EMAIL.test(email) && !UNREADABLE.test(email)
}
