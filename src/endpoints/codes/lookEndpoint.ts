import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SymbolDesign } from '../../symbol/design/types.js'
import type { Verdict } from '../../symbol/verdict/types.js'
import type { ID } from '../../vocabulary/scan.js'

import { asID } from '../../analytics/scope/asID.js'
import { createMatrix } from '../../symbol/createMatrix.js'
import { checkDesign } from '../../symbol/design/checkDesign.js'
import { inRange, SymbolError, WIDTH_MM } from '../../symbol/SymbolError.js'
import { judge } from '../../symbol/verdict/judge.js'
import { createDesigner, type Designed } from '../../website/design/createDesigner.js'
import { decodeSymbol } from '../../website/design/decodeSymbol.js'
import { drawLook } from '../../website/design/drawLook.js'
import { pngURL } from '../../website/design/pngURL.js'

/** What a designer asks while somebody works on a symbol. */
type Asked = {
  campaign?: unknown
  content: string
  design?: unknown
  distanceM?: number
  dpi?: number
  logo?: unknown
  preset?: unknown
  widthMM?: number
}

/** What it is told: the look with all that is inherited, and whether it scans. */
export type LookAnswer = {
  /** The look without the design that was sent. */
  inherited: SymbolDesign
  logo: { height: number; url: string; width: number } | null
  verdict: Verdict
}

const DPI = { integer: true, max: 4800, min: 72, unit: 'dpi' }
const DISTANCE = { max: 500, min: 0.1, unit: 'm' }

/**
 * `POST /api/qr-codes/look`: how a symbol would look and whether it would scan, before it is saved.
 * For people who may read codes; presets, campaigns and logos they may not read count as none.
 */
export function lookEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      if (!req.user) return refused(401, 'Sign in to design symbols.')
      const asked = ((await req.json?.().catch(() => null)) ?? {}) as Partial<Asked>
      try {
        return Response.json(await answer(req, options, asked), {
          headers: { 'Cache-Control': 'private, no-store' },
        })
      } catch (error) {
        if (!(error instanceof SymbolError)) throw error
        return refused(400, error.message, error.parameter)
      }
    },
    method: 'post',
    path: '/look',
  }
}

async function answer(
  req: PayloadRequest,
  options: QROptions,
  asked: Partial<Asked>,
): Promise<LookAnswer> {
  const { content } = asked
  if (typeof content !== 'string') throw SymbolError.got('content', content, 'a text')
  const own = checkDesign(asked.design)
  const code = await readableParts(req, options, asked)
  const { lookOf } = createDesigner(req, options)
  const [inherited, look] = await Promise.all([lookOf(code), lookOf({ ...code, design: own })])
  const { design, logo } = look
  const matrix = createMatrix(content, { errorCorrection: design.errorCorrection })
  const drawing = await drawLook(content, look)
  const verdict = await judge({
    content,
    decode: decodeSymbol,
    design,
    distanceM: optional('distanceM', asked.distanceM, DISTANCE),
    drawing,
    logo,
    matrix,
    print: printOf(asked),
  })
  return {
    inherited: inherited.design,
    logo: logo && { height: logo.height, url: pngURL(logo.png), width: logo.width },
    verdict,
  }
}

const optional = (name: string, value: number | undefined, range: Parameters<typeof inRange>[2]) =>
  value === undefined ? undefined : inRange(name, value, range)

const printOf = ({ dpi = 300, widthMM }: Partial<Asked>) =>
  widthMM === undefined
    ? undefined
    : { dpi: inRange('dpi', dpi, DPI), widthMM: inRange('widthMM', widthMM, WIDTH_MM) }

/** A person designs with what they may read; the rest is left out. */
async function readableParts(
  req: PayloadRequest,
  { slugs, symbol }: QROptions,
  { campaign, logo, preset }: Partial<Asked>,
): Promise<Designed> {
  const readable = async (collection: null | string, value: unknown): Promise<ID | null> => {
    const id = collection ? asID(req.payload, collection, value) : null
    if (id === null || !collection) return null
    const doc = await req.payload.findByID({
      id,
      collection,
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      req,
      select: {},
    })
    return doc ? id : null
  }
  return {
    campaign: await readable(slugs.campaigns, campaign),
    logo: await readable(symbol.logos, logo),
    preset: await readable(slugs.designs, preset),
  }
}

const refused = (status: number, message: string, field?: string): Response =>
  Response.json({ errors: [{ ...(field && { field }), message }] }, { status })
