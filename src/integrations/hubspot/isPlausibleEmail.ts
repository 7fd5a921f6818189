const EMAIL = /^[^\s@<>()[\]\\,;:"]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/

/** Not worth a request when this fails; what passes may still be refused by HubSpot. Lower case. */
export function isPlausibleEmail(email: string): boolean {
  const at = email.indexOf('@')
  return email.length <= 254 && at <= 64 && !email.includes('..') && EMAIL.test(email)
}
