import { fail } from '../kit/fail.js'
import { isAllowedDestination } from '../scan/decide/destinationProblem.js'
import { FORBIDDEN_SCHEMES } from '../vocabulary/schemes.js'
import { checks } from './checks.js'

/** A document a code leads to, and how its address is made. */
export type DestinationOption = {
  /**
   * Makes the document's URL. Relative URLs are resolved against `siteURL`. `null` means the
   * document has no page (the code then answers with its fallback or a page).
   *
   * @example ({ doc }) => `/events/${doc.slug}`
   */
  url: (args: {
    collection: string
    doc: Record<string, unknown>
    /** The locale `doc` is in: the site's default one. `null` where it has one language. */
    locale: null | string
  }) => null | Promise<null | string> | string
}

export type Destinations = Readonly<Record<string, DestinationOption>>

/** Collections whose documents a code may lead to, with how their addresses are made. */
export function destinationsOf(written: Destinations | undefined): Destinations {
  if (written === undefined) return {}
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    return fail('options.destinations', written, 'an object with a collection slug per key')
  }
  for (const [slug, destination] of Object.entries(written)) {
    const path = `options.destinations.${slug}`
    const { url } = checks.object(path, destination ?? {}, ['url'])
    if (typeof url !== 'function') fail(`${path}.url`, url, 'a function of ({ doc })')
  }
  return written
}

/** App schemes in lower case, without the colon. */
export function schemesOf(written: string[] | undefined): readonly string[] {
  if (written === undefined) return []
  if (!Array.isArray(written)) {
    return fail('options.destinationSchemes', written, 'a list of schemes')
  }
  return written.map((scheme, index) => {
    const name = typeof scheme === 'string' ? scheme.toLowerCase().replace(/:(\/\/)?$/, '') : ''
    return /^[a-z][a-z0-9+.-]*$/.test(name) && !FORBIDDEN_SCHEMES.includes(name)
      ? name
      : fail(
          `options.destinationSchemes[${index}]`,
          scheme,
          `an app scheme like 'myapp', never ${FORBIDDEN_SCHEMES.join(', ')}`,
        )
  })
}

/** Where people go whose code leads nowhere; `null`: they see a page. */
export function fallbackOf(written: unknown, schemes: readonly string[]): null | string {
  const url = checks.text('options.fallbackURL', written)
  if (url === null) return null
  return isAllowedDestination(url, schemes)
    ? url
    : fail('options.fallbackURL', url, 'an absolute http(s) URL')
}

/**
 * What is added to destinations. `false` adds nothing for that parameter. `{code}`, `{campaign}` (its
 * slug), `{placement}` and `{title}` are filled in per code.
 */
export type UTMOption = {
  /** @default the campaign's slug */
  campaign?: false | string
  /** @default the code */
  content?: false | string
  /** @default 'print' */
  medium?: false | string
  /** @default 'qr' */
  source?: false | string
  /** @default false */
  term?: false | string
}

export type UTMDefaults = Readonly<Required<UTMOption>>

/** Parameters of all codes that have none of their own. */
export function utmOf(written: boolean | undefined | UTMOption): UTMDefaults {
  if (written === false) {
    return { campaign: false, content: false, medium: false, source: false, term: false }
  }
  const names = ['campaign', 'content', 'medium', 'source', 'term'] as const
  const utm = written === true ? {} : checks.object<UTMOption>('options.utm', written, names)
  for (const name of names) {
    if (utm[name] !== undefined && utm[name] !== false) {
      checks.text(`options.utm.${name}`, utm[name])
    }
  }
  // `{slug}` is `{campaign}` by its older name, see fillUTM.
  return {
    campaign: '{slug}',
    content: '{code}',
    medium: 'print',
    source: 'qr',
    term: false,
    ...utm,
  }
}

export type AttributionOption = {
  /**
   * How long after a scan its id still ties the scan to a person: a number and `h` or `d`.
   *
   * @default '30d'
   */
  expires?: string
  /**
   * Hosts (with port, if they have one) whose addresses get `qr_scan_id`. Subdomains are hosts of
   * their own.
   *
   * @default the host of `siteURL`
   * @example ['tickets.example', 'shop.example']
   */
  hosts?: string[]
  /**
   * No id for browsers that ask not to be followed (`Sec-GPC: 1`, `DNT: 1`).
   *
   * @default true
   */
  respectSignals?: boolean
}

/** `expires` in milliseconds; hosts in lower case, with their port where they have one. */
export type Attribution = {
  readonly expires: number
  readonly hosts: readonly string[]
  readonly respectSignals: boolean
}

const ATTRIBUTION = 'options.attribution'
const UNITS: Record<string, number> = { d: 86_400_000, h: 3_600_000 }

export function attributionOf(
  written: AttributionOption | boolean | undefined,
  siteURL: null | string,
): Attribution | false {
  if (written === undefined || written === false) return false
  const option =
    written === true
      ? {}
      : checks.object<AttributionOption>(ATTRIBUTION, written, [
          'expires',
          'hosts',
          'respectSignals',
        ])
  return {
    expires: durationOf(`${ATTRIBUTION}.expires`, option.expires ?? '30d'),
    hosts: hostsOf(option.hosts, siteURL),
    respectSignals: checks.boolean(`${ATTRIBUTION}.respectSignals`, option.respectSignals, true),
  }
}

function durationOf(path: string, written: unknown): number {
  const [, count, unit] = /^(\d{1,4})([dh])$/.exec(String(written)) ?? []
  const ms = Number(count) * (UNITS[unit ?? ''] ?? 0)
  return ms > 0 ? ms : fail(path, written, "a time such as '30d' or '12h'")
}

function hostsOf(written: AttributionOption['hosts'], siteURL: null | string): string[] {
  if (written === undefined) {
    if (siteURL) return [new URL(siteURL).host]
    return fail(
      `${ATTRIBUTION}.hosts`,
      written,
      "hosts such as ['tickets.example'], or set siteURL",
    )
  }
  if (!Array.isArray(written)) return fail(`${ATTRIBUTION}.hosts`, written, 'a list of hosts')
  return written.map((host, index) => {
    const url = `https://${host}/`
    const plain =
      typeof host === 'string' && /^[^\s/?#@*]+$/.test(host) && URL.canParse(url)
        ? // without the scheme's own port and in ASCII, as `Location` has it
          new URL(url).host.replace(/:80$/, '')
        : null
    return plain ?? fail(`${ATTRIBUTION}.hosts[${index}]`, host, "a host such as 'tickets.example'")
  })
}
