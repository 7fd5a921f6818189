import type { Located } from '../../vocabulary/scan.js'

/** What one source said. */
export type GeoAnswer = { builtAt: null | string; facts: Partial<Located>; name: string }

const hasPlace = ({ city, postalCode, regionCode, regionName }: Partial<Located>): boolean =>
  Boolean(city || postalCode || regionCode || regionName)

/**
 * Merges answers, the most trusted first.
 *
 * - The first source that knows a country or a place says where the scan was.
 * - Everything finer (region, city, postal code, position, time zone) comes from one source: the
 *   first with a place in that same country. Sources that disagree on the country add nothing.
 * - Without a city there is no position, and without a place no time zone: databases then give the
 *   middle of the country, and a pin or a zone from there would mislead.
 * - Organisation and number are facts about the network and are taken from whoever knows each first.
 */
export const mergeGeo = (answers: GeoAnswer[]): Located => {
  const first = answers.find(({ facts }) => facts.country || hasPlace(facts))
  const country = first?.facts.country ?? null
  const place = answers.find(
    (answer) =>
      hasPlace(answer.facts) && (answer === first || (country && answer.facts.country === country)),
  )
  const from = place ?? first
  const fine = place?.facts ?? {}
  return {
    asn: answers.find(({ facts }) => facts.asn)?.facts.asn ?? null,
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
