import type { GeometryCollection, Topology } from 'topojson-specification'

import { geoMercator, geoPath } from 'd3-geo'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { feature } from 'topojson-client'
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify'

import { WORLD } from '../src/components/analytics/WorldMap/frameOf.js'

const OUTPUT = '../src/components/analytics/WorldMap/countries.ts'
/** Smallest detail kept, in square degrees: about a county. Islands below the second go. */
const DETAIL = 0.015
const ISLAND = 0.00002

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>

/**
 * Draws the countries of Natural Earth (1:50m, by way of world-atlas) once, so that the admin needs
 * neither tiles nor a projection library. Run it by hand after changing `project.ts`.
 */
function buildWorldMap(): void {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  const world = presimplify(JSON.parse(readFileSync(file, 'utf8')) as World)
  const light = simplify(filter(world, filterWeight(world, ISLAND)), DETAIL) as unknown as World
  const project = geoMercator()
    .scale(WORLD.width / (2 * Math.PI))
    .translate([WORLD.width / 2, WORLD.equator])
    .clipExtent([
      [0, 0],
      [WORLD.width, WORLD.height],
    ])
  const path = geoPath(project).digits(0)
  const rows: [string, string][] = []
  for (const country of feature(light, light.objects.countries).features) {
    const drawn = path(country)
    if (!drawn || country.id === '010') continue
    const shape = relative(drawn)
    if (shape) rows.push([alpha2(country.id), shape])
  }
  rows.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const lines = rows.map(([code, drawn]) => `  ['${code}', '${drawn}'],`)
  writeFileSync(fileURLToPath(new URL(OUTPUT, import.meta.url)), `${HEAD}${lines.join('\n')}\n]\n`)
}

const HEAD = `// Made by scripts/buildWorldMap.ts from Natural Earth (public domain) via world-atlas 2.0.2 (ISC).
// prettier-ignore
/** Countries as ISO 3166-1 alpha-2 ('' where there is none) and an SVG path in units of \`WORLD\`. */
export const countries: readonly (readonly [string, string])[] = [
`

/** CLDR knows the numeric codes as aliases of the two-letter ones. */
function alpha2(id: number | string | undefined): string {
  const numeric = String(id ?? '').padStart(3, '0')
  if (!/^\d{3}$/.test(numeric)) return ''
  return new Intl.Locale(`und-${numeric}`).region?.match(/^[A-Z]{2}$/)?.[0] ?? ''
}

/** Absolute whole-number lines as relative ones: half the size, and none of it repeats a point. */
function relative(absolute: string): string {
  let text = ''
  for (const ring of absolute.match(/M[^MZ]*/g) ?? []) {
    const points = ring
      .slice(1)
      .split('L')
      .map((pair) => pair.split(',').map(Number) as [number, number])
    let [x, y] = points[0]!
    let drawn = ''
    for (const [toX, toY] of points.slice(1)) {
      if (toX === x && toY === y) continue
      drawn += `${drawn && toX >= x ? ' ' : ''}${toX - x}${toY >= y ? ' ' : ''}${toY - y}`
      ;[x, y] = [toX, toY]
    }
    if (drawn) text += `M${points[0]![0]} ${points[0]![1]}l${drawn}z`
  }
  return text
}

buildWorldMap()
