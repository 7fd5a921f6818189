import type { AttributionOption } from './types.js'

import { fail } from '../../kit/fail.js'
import { checks } from '../checks.js'

/** `expires` in milliseconds; hosts in lower case, with their port where they have one. */
export type Attribution = {
  readonly expires: number
  readonly hosts: readonly string[]
  readonly respectSignals: boolean
}

const PATH = 'options.attribution'
const UNITS: Record<string, number> = { d: 86_400_000, h: 3_600_000 }

export function attributionOf(
  written: AttributionOption | boolean | undefined,
  siteURL: null | string,
): Attribution | false {
  if (written === undefined || written === false) return false
  const option =
    written === true
      ? {}
      : checks.object<AttributionOption>(PATH, written, ['expires', 'hosts', 'respectSignals'])
  return {
    expires: durationOf(`${PATH}.expires`, option.expires ?? '30d'),
    hosts: hostsOf(option.hosts, siteURL),
    respectSignals: checks.boolean(`${PATH}.respectSignals`, option.respectSignals, true),
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
    return fail(`${PATH}.hosts`, written, "hosts such as ['tickets.example'], or set siteURL")
  }
  if (!Array.isArray(written)) return fail(`${PATH}.hosts`, written, 'a list of hosts')
  return written.map((host, index) => {
    const url = `https://${host}/`
    const plain =
      typeof host === 'string' && /^[^\s/?#@*]+$/.test(host) && URL.canParse(url)
        ? // without the scheme's own port and in ASCII, as `Location` has it
          new URL(url).host.replace(/:80$/, '')
        : null
    return plain ?? fail(`${PATH}.hosts[${index}]`, host, "a host such as 'tickets.example'")
  })
}
