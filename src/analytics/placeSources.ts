import type { LoadedSource, PlaceSource, PlaceSources } from '../vocabulary/placeSources.js'

import { creditsOf, errorOf, titleOf } from '../describe/geo/credits.js'

const DAY = 86_400_000

type Known = {
  /** What this process has loaded, in the order in which it is asked. */
  loaded: readonly LoadedSource[]
  /** Days; `false`: data never is too old. */
  maxAge: false | number
  /** Epoch milliseconds. */
  now: number
  /** What stored scans were located with, and the newest data of each. */
  stored: readonly { date: null | string; name: string }[]
}

/**
 * What has to be said where places are shown. Whose data it is follows from the scans: they may have been
 * located before the host changed its sources. Whether data is too old is asked of what is in use now.
 */
export function placeSources({ loaded, maxAge, now, stored }: Known): PlaceSources {
  const productOf = (name: string) => loaded.find((one) => one.name === name)?.product
  const places = stored.map(({ date, name }): PlaceSource => {
    const credits = creditsOf({ name, product: productOf(name) })
    return { credits, date, kind: 'place', name }
  })
  const networks = loaded
    .filter(({ kind }) => kind === 'asn')
    .map((one): PlaceSource => {
      return { credits: creditsOf(one), date: one.builtAt, kind: 'network', name: one.name }
    })
  const errors = places.map(({ name }) => errorOf({ name, product: productOf(name) }))
  return {
    cities: errors.find((error) => error !== null) ?? null,
    old: maxAge === false ? [] : inUse(loaded).flatMap((one) => tooOld(one, maxAge, now)),
    sources: places.length > 0 ? [...places, ...networks] : [],
  }
}

/** The first source of places and the first of networks: later ones only fill gaps. */
function inUse(loaded: readonly LoadedSource[]): LoadedSource[] {
  const places = loaded.find(({ kind }) => kind === 'city') ?? loaded.find(({ kind }) => kind === 'country') // prettier-ignore
  const networks = loaded.find(({ kind }) => kind === 'asn')
  return [places, networks].filter((one) => one !== undefined)
}

function tooOld(source: LoadedSource, maxAge: number, now: number): PlaceSources['old'] {
  const days = source.builtAt === null ? 0 : Math.floor((now - Date.parse(source.builtAt)) / DAY)
  return days > maxAge ? [{ days, name: source.name, title: titleOf(source) }] : []
}
