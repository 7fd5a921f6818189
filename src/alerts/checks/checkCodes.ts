import type { DestinationCheck } from '../../integrations/web/checkDestination.js'
import type { CheckedCode } from '../../vocabulary/alerts.js'
import type { ID } from '../../vocabulary/scan.js'

import { isCheckable } from '../../integrations/web/checkDestination.js'

/** Milliseconds between two requests to a host, and hosts that are asked side by side. */
export const MANNERS = { hosts: 4, pause: 1_000 } as const

export type Destined = { destination: null | string; id: ID }

type Options = {
  check: (url: string) => Promise<DestinationCheck>
  /** Milliseconds after which no further address is asked. */
  patience: number
  pause?: number
}

/**
 * Checks where codes lead: each address once however many codes lead there, a host's one after the other
 * with a pause. What cannot be asked for, an app link say, counts as fine. What time was too short for is
 * left out of the answer, and so comes first next time.
 */
export async function checkCodes(
  codes: readonly Destined[],
  { check, patience, pause = MANNERS.pause }: Options,
): Promise<CheckedCode[]> {
  const until = performance.now() + patience
  const found = new Map<string, DestinationCheck>()
  const hosts = [...byHost(codes).values()]
  const worker = async (): Promise<void> => {
    for (let urls = hosts.shift(); urls; urls = hosts.shift()) {
      for (const [at, url] of urls.entries()) {
        if (at > 0) await new Promise((resolve) => setTimeout(resolve, pause))
        if (performance.now() > until) return
        found.set(url, await check(url))
      }
    }
  }
  await Promise.all(Array.from({ length: MANNERS.hosts }, worker))
  return codes.flatMap(({ destination: url, id: qrCode }): CheckedCode[] => {
    if (url === null || !isCheckable(url)) return [{ problem: null, qrCode, status: null, url }]
    const check = found.get(url)
    return check ? [{ problem: check.problem, qrCode, status: check.status, url }] : []
  })
}

function byHost(codes: readonly Destined[]): Map<string, string[]> {
  const urls = new Set(codes.flatMap(({ destination }) => destination ?? []).filter(isCheckable))
  const hosts = new Map<string, string[]>()
  for (const url of urls) {
    const { host } = new URL(url)
    hosts.set(host, [...(hosts.get(host) ?? []), url])
  }
  return hosts
}
