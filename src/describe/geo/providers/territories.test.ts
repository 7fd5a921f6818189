import ipaddr from 'ipaddr.js'
import { expect, it } from 'vitest'

import { TERRITORIES } from '../../../../test/fixtures/territories.js'
import { createGeoChain } from '../createGeoChain.js'

const none = new Headers()

/** The first host of a network, one in its middle, and one at its end; of IPv6 the first. */
const hostsOf = (network: string): string[] => {
  const [base, length] = ipaddr.parseCIDR(network)
  if (base.kind() === 'ipv6') return [`${base.toString()}1`]
  const first = base.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0)
  const size = 2 ** (32 - length)
  return [1, size / 2 + 1, size - 2].map((offset) =>
    [24, 16, 8, 0].map((shift) => ((first + offset) >>> shift) & 255).join('.'),
  )
}

/**
 * What DB-IP's data of June 2026 says otherwise, in part or whole. Some of it may be right: 134.202.0.0/16 and
 * 193.0.254.0/24 are registered there and, by all databases, used elsewhere.
 */
const OTHERWISE: Record<string, string[]> = {
  AX: [
    '79.133.0.0/19 FI',
    '82.199.160.0/19 AX FI',
    '213.204.32.0/19 AX FI',
    '212.17.160.0/20 AX FI',
    '2a00:5500::/32 FI',
    '2a14:c300::/32 SE',
    '217.29.224.0/20 FI',
    '185.84.30.0/23 FI',
    '91.210.154.0/24 SE',
    '2a04:e100::/29 IT',
  ],
  HK: ['63.216.0.0/13 US ZA', '2001:678:12ac::/48 DE'],
  PR: ['134.202.0.0/16 US', '2001:500:10::/48 CA'],
  RE: ['2a0b:dc00::/29 FR', '164.160.68.0/22 FR YT'],
  XK: [
    '46.19.224.0/21 AL XK',
    '185.67.176.0/22 AL XK',
    '185.190.132.0/22 AL XK',
    '193.0.254.0/24 AT',
    '84.22.32.0/19 AL XK',
    '37.35.64.0/21 AL XK',
    '2a0b:6300::/29 AL',
  ],
}

/** Networks in which a source says anything but the territory, with what it says. */
const saidOtherwise = async (source: string): Promise<Record<string, string[]>> => {
  const chain = createGeoChain({
    log: () => {},
    providers: (defaults) => defaults.filter(({ name }) => name === source),
  })
  await chain.ready()
  const answers: Record<string, string[]> = {}
  for (const { country, networks } of TERRITORIES) {
    for (const network of networks) {
      const said = new Set(hostsOf(network).map((host) => chain.locate(host, none).country))
      if ([...said].join() === country) continue
      const answer = `${network} ${[...said].sort().join(' ')}`
      // a network that is both announced and registered stands here once
      answers[country] = [...new Set([...(answers[country] ?? []), answer])]
    }
  }
  return answers
}

it.each(['bundled', 'dbip'])(
  '%s knows Kosovo, Puerto Rico, Hong Kong, Åland and Réunion',
  async (source) => {
    expect(await saidOtherwise(source)).toEqual(OTHERWISE)
  },
)
