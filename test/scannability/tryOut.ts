import { scanRGBABuffer, ZBarSymbolType } from '@undecaf/zbar-wasm'
import fc from 'fast-check'
import sharp from 'sharp'

import type { Drawing } from '../../src/symbol/geometry/types.js'
import type { Decode } from '../../src/symbol/verdict/types.js'

import { createMatrix } from '../../src/symbol/createMatrix.js'
import { completeDesign } from '../../src/symbol/design/completeDesign.js'
import { drawSymbol } from '../../src/symbol/geometry/drawSymbol.js'
import { judge } from '../../src/symbol/verdict/judge.js'
import { greyOf, runTrials, svgAt } from '../../src/symbol/verdict/runTrials.js'
import { decodeSymbol, rgbaOf } from '../../src/website/design/decodeSymbol.js'
import { anySymbol } from './anySymbol.js'

/** What became of a number of random symbols, told by the verdict and by two decoders. */
export type Tried = {
  bad: number
  /** Called good, and one of the decoders did not read exactly the content. */
  goodButUnread: unknown[]
  good: number
  /** Refused, although both decoders read it in every trial. */
  refusedButRead: unknown[]
  reasons: Record<string, number>
  warn: number
  /** Let through with a warning, and one of the decoders did not read exactly the content. */
  warnedButUnread: unknown[]
}

/** Draws, judges and decodes `count` random symbols. The same seed gives the same symbols. */
export async function tryOut(count: number, seed: number): Promise<Tried> {
  const tried: Tried = {
    bad: 0,
    good: 0,
    goodButUnread: [],
    reasons: {},
    refusedButRead: [],
    warn: 0,
    warnedButUnread: [],
  }
  for (const one of fc.sample(anySymbol, { numRuns: count, seed })) await tryOne(one, tried)
  return tried
}

async function tryOne(
  one: typeof anySymbol extends fc.Arbitrary<infer T> ? T : never,
  tried: Tried,
) {
  const logo = one.logo && { ...one.logo, png: await picture(one.logo.width, one.logo.height) }
  const design = completeDesign(one.design)
  const matrix = createMatrix(one.content, { errorCorrection: design.errorCorrection })
  const drawing = drawSymbol(matrix, design, { logo })
  const verdict = await judge({
    content: one.content,
    decode: decodeSymbol,
    design,
    drawing,
    logo,
    matrix,
    print: one.print,
  })
  const zbar = await runTrials(drawing, matrix.size, one.content, decodeZBarGrey, one.print)
  zbar.asIs ||= await isReadNearby(drawing, one.content)
  tried[verdict.grade]++
  for (const { key, severity, values } of verdict.findings) {
    const name = `${severity} ${key}${values?.trial ? ` ${values.trial}` : ''}`
    tried.reasons[name] = (tried.reasons[name] ?? 0) + 1
  }
  const isReadByBoth = verdict.trials.asIs === true && zbar.asIs === true
  const always = [...Object.values(verdict.trials), ...Object.values(zbar)].every(Boolean)
  const shown = { ...one, findings: verdict.findings, zbar, zxing: verdict.trials }
  if (verdict.grade === 'good' && !isReadByBoth) tried.goodButUnread.push(shown)
  if (verdict.grade === 'warn' && !isReadByBoth) tried.warnedButUnread.push(shown)
  if (verdict.grade === 'bad' && always) tried.refusedButRead.push(shown)
}

/**
 * Whether ZBar reads it a little nearer and a little farther away. It loses any symbol, plain ones
 * too, at single distances where its grid falls badly; a phone takes many pictures.
 */
async function isReadNearby(drawing: Drawing, content: string): Promise<boolean> {
  for (const px of [6, 11]) {
    const texts = await decodeZBarGrey(await greyOf(svgAt(drawing, px)))
    if (texts.length !== 1 || texts[0] !== content) return false
  }
  return true
}

export const decodeZBarGrey: Decode = async ({ data, height, width }) => {
  const symbols = await scanRGBABuffer(rgbaOf(data).buffer as ArrayBuffer, width, height)
  return symbols
    .filter(({ type }) => type === ZBarSymbolType.ZBAR_QRCODE)
    .map((symbol) => symbol.decode())
}

/** A logo with dark and light parts of its own. */
const picture = async (width: number, height: number): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#c8102e"/><circle cx="50%" cy="50%" r="${Math.min(width, height) / 3}" fill="#fff"/></svg>`,
      ),
    )
      .png()
      .toBuffer(),
  )
