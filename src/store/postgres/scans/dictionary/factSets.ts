import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { FIELDS } from './kinds.js'

/** The facts of one set, by the names they have in a scan. */
export type FactsOf<Kind extends keyof typeof FIELDS> = Pick<
  ScanRecord,
  (typeof FIELDS)[Kind][number]
>

/** How sets of one kind are known again without making a key of all their fields. */
export type FactSet<Facts> = {
  copy: (facts: Facts) => Facts
  isSame: (a: Facts, b: Facts) => boolean
  /** Two facts that tell most sets apart. */
  leads: [(facts: Facts) => null | string, (facts: Facts) => null | string]
}

// Field by field: a loop over names takes ten times as long, and these run for every scan.

export const clientSet: FactSet<FactsOf<'clients'>> = {
  copy: ({ browser, deviceType, os, userAgent }) => ({ browser, deviceType, os, userAgent }),
  isSame: (a, b) =>
    a.userAgent === b.userAgent &&
    a.browser === b.browser &&
    a.os === b.os &&
    a.deviceType === b.deviceType,
  leads: [({ userAgent }) => userAgent, ({ os }) => os],
}

export const linkSet: FactSet<FactsOf<'links'>> = {
  copy: ({ destination, utmCampaign, utmContent, utmMedium, utmSource, utmTerm }) => ({
    destination,
    utmCampaign,
    utmContent,
    utmMedium,
    utmSource,
    utmTerm,
  }),
  isSame: (a, b) =>
    a.destination === b.destination &&
    a.utmCampaign === b.utmCampaign &&
    a.utmContent === b.utmContent &&
    a.utmMedium === b.utmMedium &&
    a.utmSource === b.utmSource &&
    a.utmTerm === b.utmTerm,
  leads: [({ destination }) => destination, ({ utmContent }) => utmContent],
}

export const placeSet: FactSet<FactsOf<'places'>> = {
  copy: (place) => ({
    asOrganization: place.asOrganization,
    city: place.city,
    country: place.country,
    geoDate: place.geoDate,
    geoSource: place.geoSource,
    latitude: place.latitude,
    longitude: place.longitude,
    postalCode: place.postalCode,
    regionCode: place.regionCode,
    regionName: place.regionName,
    timezone: place.timezone,
  }),
  isSame: (a, b) =>
    a.asOrganization === b.asOrganization &&
    a.city === b.city &&
    a.postalCode === b.postalCode &&
    a.latitude === b.latitude &&
    a.longitude === b.longitude &&
    a.regionName === b.regionName &&
    a.regionCode === b.regionCode &&
    a.country === b.country &&
    a.timezone === b.timezone &&
    a.geoSource === b.geoSource &&
    a.geoDate === b.geoDate,
  leads: [
    ({ city, country, postalCode }) => postalCode ?? city ?? country,
    ({ asOrganization }) => asOrganization,
  ],
}
