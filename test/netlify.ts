import { createRequire } from 'node:module'

type Rule = { status: number; to: string }
type Parser = { match: (request: object) => null | Rule }
type Engine = { parsePlain: (rules: string, options: object) => Promise<Parser> }

/** Netlify's own engine, as its CLI runs it, on the rules of a `_redirects` file. */
export async function netlify(rules: string): Promise<(path: string) => null | Rule> {
  const engine = createRequire(import.meta.url)('netlify-redirector') as Engine
  const parser = await engine.parsePlain(rules, {})
  return (path) => {
    const found = parser.match({
      cookieValues: {},
      getCookie: () => '',
      getHeader: () => '',
      headers: {},
      host: 'qr.example',
      path,
      query: '',
      scheme: 'https',
    })
    return found && { status: found.status, to: found.to }
  }
}
