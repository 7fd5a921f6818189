import type { GeoChain, Located } from '../../vocabulary/scan.js'
import type { GeoOptions, GeoProvider } from './geoOptions.js'

import { decoders } from './cdnDecoders.js'
import { createFactsMemory } from './createFactsMemory.js'
import { type GeoAnswer, mergeGeo } from './mergeGeo.js'
import { problemOf } from './problemOf.js'
import { defaultProviders } from './providers/defaultProviders.js'
import { publicAddress } from './publicAddress.js'
import { loadZones, withZone, type ZoneAt } from './zoneAt.js'

/** Whether asking this source can still change the facts. Saves most of the work of a lookup. */
const canAdd = ({ provides }: GeoProvider, facts: Located): boolean => {
  if (provides === 'asn') return facts.asOrganization === null || facts.asn === null
  if (provides === 'country') return facts.country === null
  const hasPlace = facts.city ?? facts.regionCode ?? facts.regionName ?? facts.postalCode
  return provides === 'city' && (hasPlace === null || facts.asOrganization === null)
}

const loadAll = async (providers: GeoProvider[], warn: Warn): Promise<void> => {
  const load = async (provider: GeoProvider): Promise<void> => {
    try {
      await provider.load()
    } catch (error) {
      warn(provider, error)
    }
  }
  await Promise.all(providers.filter((provider) => !provider.onlyWithout).map(load))
  for (const provider of providers) {
    const { onlyWithout } = provider
    if (onlyWithout && !providers.some(({ provides }) => provides === onlyWithout)) {
      await load(provider)
    }
  }
}

type Warn = (source: { name: string }, error: unknown) => void

/** One warning per source: a database damaged inside would otherwise warn with every scan. */
const warnOnce = (log: (message: string) => void): Warn => {
  const warned = new Set<string>()
  return ({ name }, error) => {
    if (warned.has(name)) return
    warned.add(name)
    log(
      `Geo source ${name} fails (${problemOf(error)}). ` +
        'Replace its database or take it out of geo.providers; scans are located without it.',
    )
  }
}

/**
 * The geo chain: the headers of the configured CDN, the host's MaxMind files, DB-IP, `geoip-lite`,
 * then the bundled countries. `locate` is synchronous, never throws, and uses what is loaded by then;
 * call `ready` early to start loading.
 *
 * @throws only when made with a header name that is none (`fastlyHeaders`)
 */
export const createGeoChain = (options: GeoOptions = {}): GeoChain => {
  // eslint-disable-next-line no-console -- a host without a logger still has to see it
  const log = options.log ?? ((message: string) => console.warn(`payload-plugin-qr: ${message}`))
  const defaults = defaultProviders(options, log)
  const providers = options.providers?.(defaults) ?? defaults
  const cdn = options.cdn ?? null
  const decode = cdn && decoders(options.fastlyHeaders)[cdn]
  const warn = warnOnce(log)
  let loading: null | Promise<void> = null
  let zoneAt: null | ZoneAt = null

  const load = async (): Promise<void> => {
    const zones = loadZones()
    await loadAll(providers, warn)
    zoneAt = await zones
  }

  const ask = (provider: GeoProvider, address: string): GeoAnswer | null => {
    try {
      const facts = provider.locate(address)
      return facts && { builtAt: provider.builtAt, facts, name: provider.name }
    } catch (error) {
      warn(provider, error)
      return null
    }
  }

  const askAll = (address: null | string, answers: GeoAnswer[]): Located => {
    let facts = mergeGeo(answers)
    const ip = publicAddress(address)
    if (ip === null) return facts
    for (const provider of providers) {
      const answer = canAdd(provider, facts) ? ask(provider, ip) : null
      if (answer) {
        answers.push(answer)
        facts = mergeGeo(answers)
      }
    }
    return facts
  }
  // The dates change when sources have loaded, and when one is replaced.
  const remember = createFactsMemory(() => providers.map(({ builtAt }) => builtAt).join())

  return {
    locate: (address, headers) => {
      const told = decode && decode(headers)
      if (cdn && told) {
        return withZone(askAll(address, [{ builtAt: null, facts: told, name: cdn }]), zoneAt)
      }
      return remember(address ?? '', () => withZone(askAll(address, []), zoneAt))
    },
    ready: () => (loading ??= load()),
    sources: () => [
      ...(cdn ? [{ builtAt: null, kind: 'cdn', name: cdn }] : []),
      ...providers.flatMap(({ builtAt, name, product, provides }) =>
        provides ? [{ builtAt, kind: provides, name, ...(product && { product }) }] : [],
      ),
    ],
  }
}

/** @param geo `null` where locations are switched off */
export const chainOf = (geo: GeoOptions | null, log: (message: string) => void): GeoChain =>
  geo ? createGeoChain({ ...geo, log }) : noGeo

/** The chain of a host that switched locations off: knows nothing and loads nothing. */
export const noGeo: GeoChain = {
  locate: () => mergeGeo([]),
  ready: () => Promise.resolve(),
  sources: () => [],
}
