import { createHash } from 'node:crypto'

import type { Drawing } from '../../symbol/geometry/types.js'
import type { SymbolParams } from '../../symbol/parseSymbolParams.js'
import type { SymbolFormat } from '../../symbol/types.js'

import { contentDisposition, fileName } from '../../symbol/fileName.js'
import { CONTENT_TYPES, renderDrawing } from '../../symbol/render/renderDrawing.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { renderInTurn } from './renderInTurn.js'

export type SymbolAnswer = {
  /** For the file's name. */
  code: string
  headers: { 'Cache-Control': string } & Record<string, string>
  request: { headers: Headers }
  title: null | string
}

/**
 * A drawing as a response. Whoever holds it already gets a 304 before anything is rendered: the tag is
 * made of all that the bytes depend on.
 */
export async function symbolResponse(
  drawing: Drawing,
  { download, format, render }: SymbolParams,
  { code, headers, request, title }: SymbolAnswer,
): Promise<Response> {
  const options = { ...render, format, title: title ?? code }
  const tag = tagOf(drawing, options)
  const common = { ...headers, ETag: tag }
  if (isHeld(request.headers.get('if-none-match'), tag)) {
    return new Response(null, { headers: common, status: 304 })
  }
  const make = () => renderDrawing(drawing, options)
  // An SVG is text, done sooner than it could wait.
  const symbol = format === 'svg' ? await make() : await renderInTurn(make)
  if (symbol === null) return busy()
  const name = fileName(title === code ? null : title, code, format)
  return new Response(symbol.body as BodyInit, {
    headers: { ...common, ...fileHeaders(name, format, download) },
  })
}

/** What a file says of itself; an SVG among them runs nothing and asks for nothing. */
export const fileHeaders = (name: string, format: SymbolFormat, download: boolean) => ({
  'Content-Disposition': contentDisposition(download ? 'attachment' : 'inline', name),
  'Content-Security-Policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
  'Content-Type': CONTENT_TYPES[format],
  'X-Content-Type-Options': 'nosniff',
})

/** Raised when the same drawing becomes other bytes. */
const RENDERING = 1

function tagOf(drawing: Drawing, options: object): string {
  const hash = createHash('sha256').update(JSON.stringify([RENDERING, options]))
  const { shapes, ...rest } = drawing
  hash.update(JSON.stringify(rest))
  for (const shape of shapes) {
    if (shape.kind === 'path') hash.update(JSON.stringify(shape))
    else {
      const { png, ...place } = shape
      hash.update(JSON.stringify(place)).update(png)
    }
  }
  return `"${hash.digest('base64url').slice(0, 27)}"`
}

/** Weak or not makes no difference to a copy that is asked about (RFC 9110, 13.1.2). */
const isHeld = (held: null | string, tag: string): boolean =>
  held !== null &&
  held.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')))

export const busy = (): Response =>
  Response.json(
    { errors: [{ message: 'Too many symbols are being made just now. Try again in a moment.' }] },
    { headers: { 'Cache-Control': 'no-store', 'Retry-After': '2' }, status: 503 },
  )

/** What a person did wrong, named; anything else is ours and goes on. */
export function refused(error: unknown): Response {
  if (!(error instanceof SymbolError)) throw error
  return Response.json(
    { errors: [{ field: error.parameter, message: error.message }] },
    { headers: { 'Cache-Control': 'no-store' }, status: 400 },
  )
}
