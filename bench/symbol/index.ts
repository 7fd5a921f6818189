import { parseArgs } from 'node:util'
import QRCode from 'qrcode'

import type { Drawing } from '../../src/symbol/geometry/types.js'

import { createMatrix } from '../../src/symbol/createMatrix.js'
import { completeDesign } from '../../src/symbol/design/completeDesign.js'
import { drawSymbol } from '../../src/symbol/geometry/drawSymbol.js'
import { epsOf } from '../../src/symbol/render/epsOf.js'
import { pdfOf } from '../../src/symbol/render/pdfOf.js'
import { pngOf } from '../../src/symbol/render/pngOf.js'
import { svgOf } from '../../src/symbol/render/svgOf.js'
import { medianOf } from '../admin/medianOf.js'
import { bulkFigures } from './bulkFigures.js'
import { cpuOf } from './cpuOf.js'
import { stallOf } from './stallOf.js'

const { values } = parseArgs({
  options: {
    // Symbols of the ZIP and labels of the PDF: fewer only to see that all of it runs.
    count: { default: '1000', type: 'string' },
    rounds: { default: '9', type: 'string' },
  },
})
const [count, rounds] = (['count', 'rounds'] as const).map((name) => {
  const number = Number(values[name])
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new Error(`--${name} is a number from 1 on`)
}) as [number, number]

const STYLES = {
  plain: {},
  styled: {
    eyeCentre: 'round',
    eyeFrame: 'rounded',
    gradient: 'linear',
    gradientTo: '#102a80',
    modules: 'liquid',
  },
} as const
type Style = keyof typeof STYLES

let made = 0
/** From the text on; never the same twice. */
function draw(style: Style): Drawing {
  const content = `HTTPS://EXAMPLE.COM/Q/${(1e6 + made++).toString(36).toUpperCase()}`
  return drawSymbol(createMatrix(content), completeDesign(STYLES[style]))
}

const SVGS = 200
const PIXELS = 4096
/** What is measured, in turn: CPU milliseconds of one go. */
const works = {
  'a matrix of qrcode, 200': () =>
    times(() => QRCode.create(`HTTPS://EXAMPLE.COM/Q/${made++}`, {})),
  'SVG, plain, 200': () => times(() => svgOf(draw('plain'), { widthMM: 40 })),
  'SVG, styled, 200': () => times(() => svgOf(draw('styled'), { widthMM: 40 })),
  'PNG of qrcode, 4096 px': () =>
    QRCode.toBuffer(`HTTPS://EXAMPLE.COM/Q/${made++}`, { width: PIXELS }),
  'PNG, plain, 4096 px': () => pngOf(draw('plain'), { size: PIXELS }),
  'PNG, styled, 4096 px': () => pngOf(draw('styled'), { size: PIXELS }),
  'PDF, plain': () => pdfOf(draw('plain')),
  'EPS, plain': () => epsOf(draw('plain')),
} satisfies Record<string, () => unknown>

const measured = new Map<string, number[]>(Object.keys(works).map((name) => [name, []]))
for (let round = -1; round < rounds; round++) {
  for (const [name, work] of Object.entries(works)) {
    const cpu = await cpuOf(work)
    // The first round fills caches and compiles.
    if (round >= 0) measured.get(name)!.push(cpu)
  }
}
const median = Object.fromEntries([...measured].map(([name, all]) => [name, medianOf(all)]))
const perSecond = (name: keyof typeof works) => Math.round((SVGS / median[name]!) * 1000)
const ratio = (name: keyof typeof works, base: keyof typeof works) =>
  Number((median[name]! / median[base]!).toFixed(3))

console.log('\n| what | CPU ms, median |\n| --- | ---: |')
for (const [name, ms] of Object.entries(median)) console.log(`| ${name} | ${ms.toFixed(1)} |`)

const stall = await stallOf(() =>
  Promise.all(Array.from({ length: 20 }, () => pngOf(draw('plain'), { size: PIXELS }))),
)
const stallOfStyled = await stallOf(() =>
  Promise.all(Array.from({ length: 20 }, () => pngOf(draw('styled'), { size: 1024 }))),
)
const report = {
  bulk: bulkFigures(count, Math.ceil(rounds / 3)),
  matrixShareOfPlainSVG: ratio('a matrix of qrcode, 200', 'SVG, plain, 200'),
  peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
  png4096BesideQrcode: ratio('PNG, plain, 4096 px', 'PNG of qrcode, 4096 px'),
  png4096CpuMS: Math.round(median['PNG, plain, 4096 px']!),
  rounds,
  stallMSOf20PNGs: { plain4096: stall, styled1024: stallOfStyled },
  svgPerSecond: { plain: perSecond('SVG, plain, 200'), styled: perSecond('SVG, styled, 200') },
}
console.log(`\n${JSON.stringify(report)}`)

async function times(work: () => unknown): Promise<void> {
  for (let at = 0; at < SVGS; at++) await work()
}
