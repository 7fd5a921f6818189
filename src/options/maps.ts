import {
  MAP_FORMAT_NAMES,
  type MapFile,
  type MapFormatName,
} from '../integrations/maps/mapFormats.js'
import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

export type MapsOption = {
  /**
   * What is written: `nginx`, `apache`, `caddy`, `netlify`, `cloudflare`, `json`.
   *
   * @default all of them
   */
  formats?: MapFormatName[]
  /**
   * Where they go: a folder, or a function that puts them elsewhere (a bucket, another machine). It is
   * called with all files at once; if it throws, the next try follows an hour later.
   *
   * @example ({ files }) => Promise.all(files.map(({ fileName, text }) => bucket.put(fileName, text)))
   */
  to: ((args: { files: readonly MapFile[] }) => Promise<unknown> | unknown) | string
}

/** `false`: nothing is written but by the command. */
export type Maps = false | Readonly<{ formats: readonly MapFormatName[]; to: MapsOption['to'] }>

export function mapsOf(written: MapsOption | undefined): Maps {
  if (written === undefined) return false
  const path = 'options.maps'
  const option = checks.object<MapsOption>(path, written, ['formats', 'to'])
  const { to } = option
  const isTarget = typeof to === 'function' || (typeof to === 'string' && to.trim() !== '')
  if (!isTarget) return fail(`${path}.to`, to, 'a folder, or a function that takes the files')
  return Object.freeze({ formats: formatsOf(`${path}.formats`, option.formats), to })
}

/** @throws naming the format that is none */
export function formatsOf(path: string, written: unknown): readonly MapFormatName[] {
  if (written === undefined) return MAP_FORMAT_NAMES
  const known = `a list of ${MAP_FORMAT_NAMES.join(', ')}`
  if (!Array.isArray(written) || written.length === 0) return fail(path, written, known)
  for (const one of written) {
    if (!MAP_FORMAT_NAMES.includes(one as MapFormatName)) return fail(path, one, known)
  }
  return [...new Set(written as MapFormatName[])]
}
