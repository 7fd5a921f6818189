/** One postal code as areas of the map, a square around Hamburg. */
export const ZIP_AREAS = {
  property: 'zip',
  source: {
    features: [
      {
        geometry: { coordinates: [[[9, 53], [10, 53], [10, 54], [9, 53]]], type: 'Polygon' }, // prettier-ignore
        properties: { zip: '20095' },
        type: 'Feature',
      },
    ],
    type: 'FeatureCollection',
  },
} as const
