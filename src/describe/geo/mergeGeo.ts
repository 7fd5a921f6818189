import type { GeoFacts } from '../../vocabulary/scan.js'

/** What one source said. */
export type GeoAnswer = { builtAt: null | string; facts: Partial<GeoFacts>; name: string }

const hasPlace = ({ city, postalCode, regionCode, regionName }: Partial<GeoFacts>): boolean =>
  Boolean(city || postalCode || regionCode || regionName)

/**
 * Merges answers, the most trusted first.
 *
 * - The first source that knows a country or a place says where the scan was.
 * - Everything finer (region, city, postal code, position, time zone) comes from one source: the
 *   first with a place in that same country. Sources that disagree on the country add nothing.
 * - Without a city there is no position, and without a place no time zone: databases then give the
 *   middle of the country, and a pin or a zone from there would mislead.
 * - The organisation is a fact about the network and is taken from whoever knows it first.
 */
export const mergeGeo = (answers: GeoAnswer[]): GeoFacts => {
  const first = answers.find(({ facts }) => facts.country || hasPlace(facts))
  const country = first?.facts.country ?? null
  const place = answers.find(
    (answer) =>
      hasPlace(answer.facts) && (answer === first || (country && answer.facts.country === country)),
  )
  const from = place ?? first
  const fine = place?.facts ?? {}
  return {
    asOrganization: answers.find(({ facts }) => facts.asOrganization)?.facts.asOrganization ?? null,
    city: fine.city ?? null,
    country,
    geoDate: from?.builtAt ?? null,
    geoSource: from?.name ?? null,
    latitude: fine.city ? (fine.latitude ?? null) : null,
    longitude: fine.city ? (fine.longitude ?? null) : null,
    postalCode: fine.postalCode ?? null,
    regionCode: fine.regionCode ?? null,
    regionName: fine.regionName ?? null,
    timezone: fine.timezone ?? null,
  }
}
