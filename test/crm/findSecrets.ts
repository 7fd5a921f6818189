export type Finding = {
  /** What stands there, without its surroundings. */
  found: string
  kind: string
  /** `log`, or the name of a table. */
  place: string
}

export type Search = {
  log: readonly string[]
  /** Tables in which addresses of people may stand. */
  people: readonly string[]
  /** Values that may stand nowhere, by what they are. */
  secrets: Readonly<Record<string, readonly string[]>>
  /** Text of all rows by table. */
  tables: Readonly<Record<string, string>>
}

// `@` as it is, in a URL, in JSON, in HTML.
const EMAIL = /[\w.+-]{1,64}(?:@|%40|\\u0040|&#0*64;|&#x0*40;)[a-z\d-]+(?:\.[a-z\d-]+)+/gi
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
// Not the version of a browser (`Chrome/120.0.0.0`), and not this machine itself.
const IPV4 = new RegExp(`(?<![\\w./-])(?!127\\.|0\\.)${OCTET}(?:\\.${OCTET}){3}(?![\\w.]*\\d)`, 'g')
const IPV6 = /(?<![\w:])(?:[a-f\d]{1,4}:){3,7}(?::|[a-f\d]{1,4})(?![\w:])/gi
const PATTERNS: Record<string, RegExp> = {
  'access token': /\bpat-[a-z]{2,3}\d?-[\w-]{6,}/gi,
  'credentials in a header': /\b(?:Bearer|JWT|Basic) [\w.+/=-]{8,}/g,
  'IP address': IPV4,
  'IPv6 address': IPV6,
  'password in a URL': /\b[a-z]+:\/\/[^\s:/@"]+:[^\s:/@"]+@/gi,
  'signed token': /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g,
}

/** Everything in the log and in the tables that belongs to a person or opens a door. */
export function findSecrets({ log, people, secrets, tables }: Search): Finding[] {
  const known = Object.entries(secrets).flatMap(([kind, values]) =>
    values.flatMap((value) => encodings(value).map((text) => ({ kind, text }))),
  )
  const places: [string, string][] = [['log', log.join('\n')], ...Object.entries(tables)]
  return places.flatMap(([place, text]) => {
    const found: Finding[] = []
    for (const { kind, text: secret } of known) {
      if (text.includes(secret)) found.push({ found: secret, kind, place })
    }
    if (place === 'log' || !people.includes(place)) {
      for (const [match] of text.matchAll(EMAIL)) found.push({ found: match, kind: 'e-mail', place }) // prettier-ignore
    }
    for (const [kind, pattern] of Object.entries(PATTERNS)) {
      for (const [match] of text.matchAll(pattern)) found.push({ found: match, kind, place })
    }
    return found
  })
}

/** A value as it may stand somewhere: in a URL, in JSON, in bytes. Short ones only as they are. */
function encodings(value: string): string[] {
  if (value.length < 8) return [value]
  const bytes = Buffer.from(value)
  return [
    ...new Set([
      value,
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
      bytes.toString('hex'),
      ...[0, 1, 2].flatMap((shift) => [base64(bytes, shift), base64(bytes, shift, 'base64url')]),
    ]),
  ]
}

/** The characters that stand whatever comes before (`shift` bytes of a group of three) and after. */
function base64(bytes: Buffer, shift: number, alphabet: 'base64' | 'base64url' = 'base64'): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString(alphabet)
  return text.slice([0, 2, 3][shift]).replace(/=*$/, '').slice(0, -1)
}
