import { inflateSync } from 'node:zlib'

export type PDFPage = {
  /** Width and height in points. */
  mediaBox: [number, number]
  /** Operators of the page's content stream in order, e.g. `cm`, `m`, `l`, `f`. */
  operators: string[]
  /** Everything of the file outside streams: dictionaries, as text. */
  structure: string
  /** What the page draws, as an SVG in points with the page's colours taken as black or white. */
  svg: string
}

type Transform = [number, number, number, number, number, number]

/**
 * Reads a one-page PDF of filled paths, enough to draw it again: there is no PDF rasteriser among
 * the packages. Throws for an operator it does not know rather than leave it out.
 */
export function readPDF(pdf: Uint8Array): PDFPage {
  const file = Buffer.from(pdf).toString('latin1')
  const start = /\/Length (\d+)\s*\/Filter \/FlateDecode\s*>>\s*stream\n/.exec(file)
  if (!start) throw new Error('readPDF found no compressed stream')
  const from = start.index + start[0].length
  const to = from + Number(start[1])
  const structure = file.slice(0, from) + file.slice(to)
  const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(structure)
  if (!box || structure.split('endstream').length !== 2) {
    throw new Error('readPDF takes one page with one stream')
  }
  const content = inflateSync(Buffer.from(file.slice(from, to), 'latin1')).toString('latin1')
  const mediaBox: [number, number] = [Number(box[1]), Number(box[2])]
  const { operators, paths } = interpret(content)
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${mediaBox.join(' ')}">` +
    // PDF counts upwards from the lower left corner.
    `<g transform="matrix(1 0 0 -1 0 ${mediaBox[1]})">${paths}</g></svg>`
  return { mediaBox, operators, structure, svg }
}

function interpret(content: string): { operators: string[]; paths: string } {
  const operators: string[] = []
  let [paths, path, fill] = ['', '', 'black']
  let transform: Transform = [1, 0, 0, 1, 0, 0]
  let operands: (number | string)[] = []
  for (const token of content.split(/\s+/).filter(Boolean)) {
    if (/^[-+.\d]/.test(token) || token.startsWith('/')) {
      operands.push(token.startsWith('/') ? token : Number(token))
      continue
    }
    operators.push(token)
    const numbers = operands.filter((operand) => typeof operand === 'number')
    operands = []
    if (token === 'cm') transform = multiply(numbers as Transform, transform)
    else if (token === 'm') path += `M${numbers.join(' ')}`
    else if (token === 'l') path += `L${numbers.join(' ')}`
    else if (token === 'h') path += 'Z'
    else if (token === 're') path += rectangle(numbers)
    else if (token === 'scn') fill = isDark(numbers) ? 'black' : 'white'
    else if (token === 'f') {
      paths += `<path transform="matrix(${transform.join(' ')})" fill="${fill}" d="${path}"/>`
      path = ''
    } else if (token !== 'cs') throw new Error(`readPDF does not know the operator ${token}`)
  }
  return { operators, paths }
}

function rectangle([x, y, width, height]: number[]): string {
  return `M${x} ${y}h${width}v${height}h${-width!}Z`
}

/** Three numbers are RGB, four are CMYK, both from 0 to 1. */
function isDark(colour: number[]): boolean {
  const sum = colour.reduce((total, channel) => total + channel, 0)
  return colour.length === 4 ? sum > 0.5 : sum < 1.5
}

function multiply([a, b, c, d, e, f]: Transform, [A, B, C, D, E, F]: Transform): Transform {
  return [
    a * A + b * C,
    a * B + b * D,
    c * A + d * C,
    c * B + d * D,
    e * A + f * C + E,
    e * B + f * D + F,
  ]
}
