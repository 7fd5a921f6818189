import { heading, type MapInput, type Redirect, webOnly } from '../redirect.js'

/** Lines Cloudflare reads, and characters of each (https://developers.cloudflare.com/pages/configuration/redirects/). */
const CLOUDFLARE = { characters: 1_000, lines: 2_000 }

const lines = (redirects: readonly Redirect[]): string[] =>
  redirects.flatMap(({ paths, to }) => paths.map((path) => `${path} ${to} 302`))

const file = (input: MapInput, said: readonly string[], written: readonly string[]): string =>
  [...[...heading(input), ...said].map((line) => `# ${line}`), ...written, ''].join('\n')

/** Netlify's `_redirects` (https://docs.netlify.com/manage/routing/redirects/overview/); it tells case apart. */
export function netlifyRedirects(input: MapInput): string {
  const { said, web } = webOnly(input.redirects)
  return file(input, said, lines(web))
}

/** Cloudflare's `_redirects`, with as many codes as it reads. What is left out is said in its heading. */
export function cloudflareRedirects(input: MapInput): string {
  const { said, web } = webOnly(input.redirects)
  const all = lines(web)
  const written = all.filter((line) => line.length <= CLOUDFLARE.characters).slice(0, CLOUDFLARE.lines) // prettier-ignore
  const left = all.length - written.length
  const more = left > 0 ? [`Cloudflare reads no more: ${left} lines are left out.`] : []
  return file(input, [...said, ...more], written)
}
