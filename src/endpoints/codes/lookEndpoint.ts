import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SymbolDesign } from '../../symbol/design/types.js'
import type { Verdict } from '../../symbol/verdict/types.js'

import { asID } from '../../analytics/scope/asID.js'
import { createMatrix } from '../../symbol/createMatrix.js'
import { checkLettering } from '../../symbol/design/checkLettering.js'
import { inRange, SymbolError, WIDTH_MM } from '../../symbol/SymbolError.js'
import { judge } from '../../symbol/verdict/judge.js'
import { createDesigner, type Designed } from '../../website/design/createDesigner.js'
import { decodeSymbol } from '../../website/design/decodeSymbol.js'
import { drawLook } from '../../website/design/drawLook.js'
import { pngURL } from '../../website/design/pngURL.js'
import { renderInTurn } from './renderInTurn.js'
import { busy, refused } from './symbolResponse.js'

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
      if (!req.user) return turnedAway(401, 'Sign in to design symbols.')
      const asked: unknown = await req.json?.().catch(() => null)
      if (typeof asked !== 'object' || asked === null) {
        return turnedAway(400, 'The body has to be JSON such as { "content": "https://…" }.')
      }
      try {
        const look = await renderInTurn(() => answer(req, options, asked))
        if (look === null) return busy()
        return Response.json(look, { headers: { 'Cache-Control': 'private, no-store' } })
      } catch (error) {
        return refused(error)
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
  const own = await checkLettering(asked.design)
  const code = partsOf(req, options, asked)
  const { lookOf } = createDesigner(req, options, { asPerson: true })
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

/** What cannot be an id is none, like what is not there. */
function partsOf(
  { payload }: PayloadRequest,
  { slugs, symbol }: QROptions,
  { campaign, logo, preset }: Partial<Asked>,
): Designed {
  return {
    campaign: asID(payload, slugs.campaigns, campaign),
    logo: symbol.logos && asID(payload, symbol.logos, logo),
    preset: asID(payload, slugs.designs, preset),
  }
}

const turnedAway = (status: number, message: string): Response =>
  Response.json({ errors: [{ message }] }, { headers: { 'Cache-Control': 'no-store' }, status })
