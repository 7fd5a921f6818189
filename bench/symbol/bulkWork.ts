import type { PrintInput } from '../../src/symbol/print/types.js'

import { type ZippedFile, zipFiles } from '../../src/endpoints/bulk/files/zipFiles.js'
import { createMatrix } from '../../src/symbol/createMatrix.js'
import { completeDesign } from '../../src/symbol/design/completeDesign.js'
import { drawSymbol } from '../../src/symbol/geometry/drawSymbol.js'
import { pdfSheet } from '../../src/symbol/print/sheet.js'
import { templateOf } from '../../src/symbol/print/templates.js'
import { svgOf } from '../../src/symbol/render/svgOf.js'
import { cpuOf } from './cpuOf.js'

// One work in a process of its own, for its own peak of memory; `bulkFigures.ts` starts it.

const COUNT = Number(process.argv[3])
const HOST = 'EXAMPLE.COM/Q'

const design = completeDesign({})

function* symbols() {
  for (let at = 0; at < COUNT; at++) {
    const code = (1e6 + at).toString(36).toUpperCase()
    yield { code, drawing: drawSymbol(createMatrix(`https://${HOST}/${code}`), design) }
  }
}

async function* files(): AsyncGenerator<ZippedFile> {
  for (const { code, drawing } of symbols()) {
    yield { body: svgOf(drawing, { widthMM: 40 }), name: `Table - ${code}.svg` }
  }
}

/** As the admin makes them of a selection: title, call to action, short URL. */
function* labels(): Generator<PrintInput> {
  let table = 0
  for (const { code, drawing } of symbols()) {
    yield {
      callToAction: 'Scan for the menu',
      headline: `Table ${++table}`,
      shortURL: `${HOST}/${code}`,
      symbol: drawing,
    }
  }
}

const works = {
  labels: () => drain(pdfSheet(labels(), templateOf('avery-l7160'))),
  svg: async () => {
    let bytes = 0
    for await (const { body } of files()) bytes += body.length
    return bytes
  },
  zip: () => drain(zipFiles(files())),
}

/** As a download does: nothing is kept. */
async function drain(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const piece of pieces) bytes += piece.length
  return bytes
}

const work = works[process.argv[2] as keyof typeof works]
let bytes = await work()
// The first go compiles and loads the font.
const times: number[] = []
for (let round = 0; round < 3; round++) times.push(await cpuOf(async () => (bytes = await work())))
console.log(
  JSON.stringify({
    bytes,
    cpuMS: times.sort((a, b) => a - b)[1],
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
)
