import { heading, type MapInput, type Redirect } from '../redirect.js'

/**
 * A file for nginx's `http` block, and in its heading what the server's block needs. `map` compares text
 * in any case, and its values may name variables
 * (https://nginx.org/en/docs/http/ngx_http_map_module.html).
 */
export function nginxMap(input: MapInput): string {
  const { redirects } = input
  const dollars = redirects.some(({ to }) => to.includes('$'))
  return [
    ...heading(input).map((line) => `# ${line}`),
    '# Include it in the http block, and in the server block:',
    '#   if ($qr_destination) { return 302 $qr_destination; }',
    '# With many codes nginx asks for a larger map_hash_max_size and map_hash_bucket_size.',
    // There is no other way to write a dollar.
    ...(dollars ? ['geo $qr_dollar { default "$"; }'] : []),
    'map $args $qr_and { "" ""; default "&$args"; }',
    'map $args $qr_ask { "" ""; default "?$args"; }',
    'map $uri $qr_destination {',
    '  default "";',
    ...redirects.map(
      (redirect) => `  ${quoted(redirect.paths[0])} ${quoted(withQuery(redirect))};`,
    ),
    '}',
    '',
  ]
    .join('\n')
    .replaceAll(DOLLAR, '${qr_dollar}')
}

/** Stands for a dollar of a URL until variables of our own are written. No URL has one. */
const DOLLAR = '\u0000'

function withQuery({ passesQuery, to }: Redirect): string {
  const url = to.replaceAll('$', DOLLAR)
  if (!passesQuery) return url
  const hash = url.indexOf('#')
  const [base, fragment] = hash < 0 ? [url, ''] : [url.slice(0, hash), url.slice(hash)]
  return `${base}${base.includes('?') ? '${qr_and}' : '${qr_ask}'}${fragment}`
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
