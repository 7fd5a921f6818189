import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

/** What of a GeoJSON feature is drawn. */
export type AreaFeature = {
  geometry: { coordinates: unknown; type: 'MultiPolygon' | 'Polygon' }
  properties: Record<string, unknown>
  type: 'Feature'
}

export type AreasOption = {
  /** Only scans of this country, two letters: postal codes of others may be the same. @default all */
  country?: string
  /** What the areas are areas of. @default 'postalCode' */
  dimension?: 'city' | 'postalCode' | 'region'
  /**
   * The property of each feature that says which it is, as places of scans say it.
   * @example 'ZCTA5CE20'
   */
  property: string
  /**
   * A GeoJSON FeatureCollection of Polygons and MultiPolygons in WGS 84, as an object, or an absolute
   * http(s) URL, from which each process fetches it once somebody looks at the map. At most 8 MB of JSON.
   */
  source: object | string
}

export type Areas = { readonly country: null | string } & Required<Omit<AreasOption, 'country'>>

/** Bytes of JSON: what a browser draws without a wait. */
export const MOST_BYTES = 8_000_000

const KEYS = ['country', 'dimension', 'property', 'source']

/** Areas of the host's own for the map, checked. */
export function areasOf(written: AreasOption | undefined): Areas | undefined {
  if (written === undefined) return undefined
  const path = 'options.analytics.areas'
  const { country, dimension, property, source } = checks.object<AreasOption>(path, written, KEYS)
  if (typeof property !== 'string' || !property) {
    return fail(`${path}.property`, property, 'the name of a property of each feature')
  }
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country)) {
    fail(`${path}.country`, country, "two letters, e.g. 'US'")
  }
  if (typeof source === 'string') checks.url(`${path}.source`, source)
  else featuresOf(source, property)
  return {
    country: country?.toUpperCase() ?? null,
    dimension: checks.oneOf(`${path}.dimension`, dimension, 'postalCode', [
      'city',
      'postalCode',
      'region',
    ]),
    property,
    source: source!,
  }
}

/** The features of a GeoJSON; throws naming the one that is wrong. */
export function featuresOf(source: unknown, property: string): AreaFeature[] {
  const path = 'options.analytics.areas.source'
  const { features, type } = (source ?? {}) as { features?: unknown; type?: unknown }
  if (type !== 'FeatureCollection' || !Array.isArray(features)) {
    return fail(path, type, 'a GeoJSON FeatureCollection, or an http(s) URL of one')
  }
  for (const [index, feature] of features.entries()) checkFeature(feature, index, property)
  if (JSON.stringify(source).length > MOST_BYTES) {
    fail(path, `${features.length} features`, `at most ${MOST_BYTES / 1e6} MB: simplify the shapes`)
  }
  return features as AreaFeature[]
}

function checkFeature(feature: unknown, index: number, property: string): void {
  const path = `options.analytics.areas.source.features[${index}]`
  const { geometry, properties } = (feature ?? {}) as Partial<AreaFeature>
  const name = properties?.[property]
  if (typeof name !== 'string' && typeof name !== 'number') {
    fail(
      `${path}.properties.${property}`,
      name,
      'a text or number: options.analytics.areas.property',
    )
  }
  const type = geometry?.type
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    fail(`${path}.geometry.type`, type, 'Polygon or MultiPolygon')
  }
  const polygons = type === 'Polygon' ? [geometry!.coordinates] : geometry!.coordinates
  if (!Array.isArray(polygons) || !polygons.every(isPolygon)) {
    fail(
      `${path}.geometry.coordinates`,
      typeof polygons,
      'rings of [longitude, latitude] in WGS 84',
    )
  }
}

const isPolygon = (polygon: unknown): boolean =>
  Array.isArray(polygon) &&
  polygon.every((ring) => Array.isArray(ring) && ring.length > 3 && ring.every(isPosition))

const isPosition = (at: unknown): boolean =>
  Array.isArray(at) &&
  Number.isFinite(at[0]) &&
  Number.isFinite(at[1]) &&
  Math.abs(at[0] as number) <= 180 &&
  Math.abs(at[1] as number) <= 90
