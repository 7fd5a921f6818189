import type { GS1Problem } from '../../vocabulary/gs1/types.js'
import type { ScanAnswer } from '../../vocabulary/scan.js'
import type { LinksetType } from './linkRequest.js'
import type { Linkset } from './linkset.js'

import { gs1EN } from '../../translations/gs1/en.js'
import { KEY_AIS } from '../../vocabulary/gs1/applicationIdentifiers.js'
import { GS1_VOCABULARY } from '../../vocabulary/gs1/linkTypes.js'
import { problemValues } from '../../vocabulary/gs1/problemValues.js'

/** How the JSON of linksets is read as RDF. */
const LINKSET_CONTEXT = 'https://ref.gs1.org/standards/resolver/linkset-context'

/** Anybody's page may ask a resolver. */
const SHARED = {
  'Access-Control-Allow-Headers': 'Accept, Accept-Language',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Link, Location',
  Vary: 'Accept, Accept-Language',
}

const COMMON = { ...SHARED, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

/** What every answer to a Digital Link URI has; `uri` is what its links are those of. */
export const resolverHeaders = (uri: null | string): Record<string, string> =>
  uri === null ? SHARED : { ...SHARED, Link: linksetLink(uri) }

const linksetLink = (uri: string): string =>
  `<${uri}?linkType=linkset>; rel="linkset"; type="application/linkset+json"`
const CONTEXT_LINK = `<${LINKSET_CONTEXT}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`

/** 200, or 300 where several links suit what was asked for alike. */
export function answerLinkset(
  linkset: Linkset,
  type: LinksetType,
  { status = 200, uri }: { status?: 200 | 300; uri: string },
): ScanAnswer {
  const isLD = type === 'application/ld+json'
  const body = isLD ? { '@context': LINKSET_CONTEXT, ...linkset } : linkset
  const links = [linksetLink(uri), ...(isLD ? [] : [CONTEXT_LINK])]
  return {
    body: JSON.stringify(body),
    headers: { ...COMMON, 'Content-Type': type, Link: links.join(', ') },
    status,
  }
}

/** 400: the text is no GS1 Digital Link URI, and why. */
export const answerMalformed = (problem: GS1Problem): ScanAnswer =>
  text(400, `This is no GS1 Digital Link. ${problemText(problem)}`)

/** 404: the product has no link of that type. */
export const answerNoLink = (): ScanAnswer =>
  text(404, 'There is no link of this type. Ask with ?linkType=linkset for those there are.')

/** What a resolver takes (RFC 9110, 9.3.7). */
export const answerOptions = (): ScanAnswer => ({
  body: null,
  headers: { ...COMMON, Allow: 'GET, HEAD, OPTIONS' },
  status: 204,
})

const text = (status: number, body: string): ScanAnswer => ({
  body: `${body}\n`,
  headers: { ...COMMON, 'Content-Type': 'text/plain; charset=utf-8' },
  status,
})

/** For machines, which have one language. */
function problemText(problem: GS1Problem): string {
  const values: Record<string, number | string> = problemValues(problem)
  return gs1EN[`gs1_${problem.kind}`].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  )
}

/**
 * `/.well-known/gs1resolver`: the resolver described by itself, as
 * https://ref.gs1.org/standards/resolver/description-file-schema has it.
 */
export const answerDescription = (root: string, name: null | string): ScanAnswer => ({
  body: JSON.stringify({
    ...(name !== null && { name }),
    jsonLdContextLocation: LINKSET_CONTEXT,
    linkTypeDefaultCanBeLinkset: false,
    resolverRoot: root,
    supportedLinkType: [{ namespace: GS1_VOCABULARY, prefix: 'gs1:' }],
    supportedPrimaryKeys: KEY_AIS,
  }),
  headers: {
    ...COMMON,
    'Cache-Control': 'public, max-age=3600',
    'Content-Type': 'application/json',
  },
  status: 200,
})
