import { checks } from './checks.js'

export type GS1Option = {
  /**
   * What stands before Digital Links, below `url`: `/` where a domain has nothing else, else a path of its
   * own, which on a site has a route file, see [docs/gs1.md](docs/gs1.md).
   *
   * @default '/'
   */
  path?: string
  /**
   * Origin of Digital Links, e.g. `https://id.example`, where they have a domain of their own. What is in
   * print depends on it.
   *
   * @default that of short URLs
   */
  url?: string
}

/** `false`: codes have no GS1 numbers. `path`: empty for `/`. */
export type GS1 = false | Readonly<{ path: string; url: null | string }>

export function gs1Of(written: boolean | GS1Option | undefined): GS1 {
  if (written === undefined || written === false) return false
  const name = 'options.gs1'
  const { path, url } = checks.object<GS1Option>(name, written === true ? {} : written, [
    'path',
    'url',
  ])
  return Object.freeze({
    path: path === undefined || path === '/' ? '' : checks.path(`${name}.path`, path, '/id'),
    url: checks.origin(
      `${name}.url`,
      url,
      "an origin such as 'https://id.example'; paths go into gs1.path",
    ),
  })
}
