/** A code as another server can answer it, without a database. */
export type Redirect = {
  code: string
  /** Of its domain; `null`: the default one. */
  host: null | string
  /**
   * Paths it is asked for at: as printed, as shown, and in small letters. Servers that compare in any
   * case need the first alone.
   */
  paths: readonly [string, ...string[]]
  /** Absolute, printable ASCII; the code's tags are in it. */
  to: string
  /** Whether parameters of the scanned URL go on to the destination. */
  passesQuery: boolean
  /** When it ends, epoch milliseconds; `null`: never. Other servers do not look at it. */
  until: null | number
}

export type MapInput = {
  /** Codes left out, as they ask people first. @default 0 */
  asking?: number
  /** Codes left out, as they count visitors. @default 0 */
  counting?: number
  /** Epoch milliseconds. */
  now: number
  redirects: readonly Redirect[]
}

/** The first lines of each file: what it is, and when it was true. */
export const heading = ({ asking = 0, counting = 0, now, redirects }: MapInput): string[] => [
  `${redirects.length} QR codes as they were at ${new Date(now).toISOString()}.`,
  'Made by payload-qr maps. Do not edit: the next run writes it anew.',
  ...(asking > 0 ? [`Left out, because a page in between asks people first: ${asking}.`] : []),
  ...(counting > 0
    ? [`Left out, because each visitor is sent on so many times: ${counting}.`]
    : []),
]

/** A line for servers that send people to web addresses alone, where that leaves codes out. */
export const webOnly = (redirects: readonly Redirect[]): { said: string[]; web: Redirect[] } => {
  const web = redirects.filter(({ to }) => /^https?:/i.test(to))
  const left = redirects.length - web.length
  const said = left > 0 ? [`Left out, because they open an app and no web address: ${left}.`] : []
  return { said, web }
}
