import { project } from '../../kit/mercator.js'
import { type AreaFeature, type Areas, featuresOf, MOST_BYTES } from '../../options/areas.js'

/** What an area is called, and its shape: an SVG path in units of the map's plane. */
export type AreaShape = [name: string, path: string]

type Ring = [longitude: number, latitude: number][]

const PATIENCE = 10_000
const kept = new WeakMap<Areas, Promise<AreaShape[]>>()

/**
 * The areas of a host, read once in each process. Rejects where the host's URL gives none just now, and
 * tries again the next time.
 */
export function areaShapes(areas: Areas): Promise<AreaShape[]> {
  const known = kept.get(areas)
  if (known) return known
  const reading = read(areas)
  kept.set(areas, reading)
  reading.catch(() => kept.delete(areas))
  return reading
}

async function read({ property, source }: Areas): Promise<AreaShape[]> {
  const features =
    typeof source === 'string'
      ? featuresOf(JSON.parse(await fetchText(source)), property)
      : (source as { features: AreaFeature[] }).features
  return features.map(({ geometry, properties }) => [
    String(properties[property]),
    pathOf(geometry),
  ])
}

/** The text of a file, cut off where it is longer than a map may be. */
async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })
  if (!response.ok || !response.body) throw new Error(`the answer was ${response.status}`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MOST_BYTES) throw new Error(`it has more than ${MOST_BYTES / 1e6} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function pathOf({ coordinates, type }: AreaFeature['geometry']): string {
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as Ring[][]
  return polygons.flat().map(ringPath).join('')
}

/** A hundredth of the plane's unit is about 40 m; points that fall together are one. */
function ringPath(ring: Ring): string {
  const points = ring.map(([longitude, latitude]) => {
    const { x, y } = project(latitude, longitude)
    return `${round(x)} ${round(y)}`
  })
  return `M${points.filter((point, index) => point !== points[index - 1]).join('L')}z`
}

const round = (value: number): number => Math.round(value * 100) / 100
