import { heading, type MapInput } from '../redirect.js'

/**
 * A file to import into a site of a Caddyfile. Paths are compared in any case
 * (https://caddyserver.com/docs/caddyfile/matchers#path). Parameters of the scanned URL are not passed
 * on: Caddy knows no way to add them only where there are some.
 */
export const caddyRedirects = (input: MapInput): string =>
  [
    ...heading(input).map((line) => `# ${line}`),
    ...input.redirects.map(({ paths, to }) => `redir ${paths[0]} ${quoted(to)} 302`),
    '',
  ].join('\n')

/** Braces would name a placeholder. */
const quoted = (url: string): string => `"${url.replace(/["\\{}]/g, '\\$&')}"`
