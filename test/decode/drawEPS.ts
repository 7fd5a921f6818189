import { inflateSync } from 'node:zlib'
import sharp from 'sharp'

type Value = boolean | Map<string, Value> | Name | number | Procedure | string | Value[]
type Name = { name: string }
type Procedure = { body: Token[] }
type Token = Name | number | Procedure | string | { literal: string }
type Matrix = [number, number, number, number, number, number]
type State = { clip: null | string; colour: string; matrix: Matrix; space: Value }

export type DrawnEPS = {
  /** Left, bottom, right and top in points, from the comments. */
  boundingBox: number[]
  exactBox: number[]
  /** Names of the colour spaces and inks something was drawn in. */
  inks: Set<string>
  png: Buffer
}

/**
 * Draws an EPS file: PostScript's stack, procedures and dictionaries, and the operators for paths,
 * colours, shadings and images. Throws for one it does not know rather than leave it out. It was
 * compared with Ghostscript, whose licence keeps it out of the packages here.
 */
export async function drawEPS(eps: string, dpi = 300): Promise<DrawnEPS> {
  const numbers = (comment: string) =>
    new RegExp(`^%%${comment}: (.*)$`, 'm').exec(eps)![1]!.split(' ').map(Number)
  const exactBox = numbers('HiResBoundingBox')
  const run = new Interpreter(eps)
  await run.all()
  const [, , width, height] = exactBox as [number, number, number, number]
  const [wide, high] = [width, height].map((points) => Math.round((points * dpi) / 72))
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
    `width="${wide}" height="${high}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">` +
    // PostScript counts upwards.
    `<g transform="matrix(1 0 0 -1 0 ${height})">${run.out}</g></svg>`
  const png = await sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).png().toBuffer()
  return { boundingBox: numbers('BoundingBox'), exactBox, inks: run.inks, png }
}

class Interpreter {
  inks = new Set<string>()
  out = ''
  private at = 0
  private readonly names = new Map<string, Value>()
  private path = ''
  private point = [0, 0]
  private readonly saved: State[] = []
  private readonly stack: Value[] = []
  private state: State = {
    clip: null,
    colour: 'rgb(0,0,0)',
    matrix: [1, 0, 0, 1, 0, 0],
    space: '/DeviceGray',
  }

  constructor(private readonly source: string) {}

  async all(): Promise<void> {
    for (let token = this.read(); token !== null; token = this.read()) await this.run(token)
  }

  /** The next token of the file; `null` at its end. */
  private read(): null | Token {
    const space = /(?:\s|%[^\n]*)*/y
    space.lastIndex = this.at
    this.at += space.exec(this.source)![0].length
    if (this.at >= this.source.length) return null
    const word = /\((?:\\.|[^\\)])*\)|<<|>>|[[\]{}]|\/?[^\s()[\]{}<>/%]+/y
    word.lastIndex = this.at
    const text = word.exec(this.source)?.[0]
    if (!text) throw new Error(`drawEPS cannot read ${this.source.slice(this.at, this.at + 20)}`)
    this.at += text.length
    if (text === '{') {
      const body: Token[] = []
      for (let next = this.read()!; !isName(next, '}'); next = this.read()!) body.push(next)
      return { body }
    }
    if (text.startsWith('(')) return text.slice(1, -1)
    if (text.startsWith('/')) return { literal: text }
    return /^-?[\d.]+$/.test(text) ? Number(text) : { name: text }
  }

  private async run(token: Token): Promise<void> {
    if (typeof token !== 'object' || 'body' in token) this.stack.push(token)
    else if ('literal' in token) this.stack.push(token.literal)
    else {
      const known = this.names.get(token.name)
      if (known) for (const each of (known as Procedure).body) await this.run(each)
      else await this.operate(token.name)
    }
  }

  private async operate(name: string): Promise<void> {
    const operator = this.operators[name]
    if (!operator) throw new Error(`drawEPS does not know the operator ${name}`)
    await operator()
  }

  private take(count: number): number[] {
    const taken = this.stack.splice(this.stack.length - count)
    if (taken.length < count || taken.some((value) => typeof value !== 'number')) {
      throw new Error(`drawEPS wants ${count} numbers, has ${JSON.stringify(taken)}`)
    }
    return taken as number[]
  }

  private readonly operators: Record<string, () => Promise<void> | void> = {
    '<<': () => void this.stack.push({ name: '<<' }),
    '>>': () => {
      const pairs = this.back('<<')
      const keys = pairs.filter((_, at) => at % 2 === 0) as string[]
      this.stack.push(new Map(keys.map((key, at) => [key, pairs[2 * at + 1]!])))
    },
    '[': () => void this.stack.push({ name: '[' }),
    ']': () => void this.stack.push(this.back('[')),
    bind: () => {},
    closepath: () => void (this.path += 'Z'),
    currentfile: () => void this.stack.push('file'),
    curveto: () => this.draw('C', 6),
    def: () => {
      const [key, value] = this.stack.splice(-2) as [string, Value]
      this.names.set(key.slice(1), value)
    },
    dup: () => void this.stack.push(this.stack.at(-1)!),
    eoclip: () => void (this.state.clip = this.path),
    eofill: () => {
      this.fill(this.path)
      this.path = ''
    },
    exch: () => this.stack.push(...this.stack.splice(-2).reverse()) as unknown as void,
    // The only source is hexadecimal text behind the operator `image`.
    filter: () => void this.stack.splice(-1),
    grestore: () => void (this.state = this.saved.pop()!),
    gsave: () => void this.saved.push({ ...this.state }),
    image: () => this.image(this.stack.pop() as Map<string, Value>),
    lineto: () => this.draw('L', 2),
    moveto: () => this.draw('M', 2),
    mul: () => {
      const [a, b] = this.take(2) as [number, number]
      this.stack.push(a * b)
    },
    neg: () => void this.stack.push(-this.take(1)[0]!),
    newpath: () => void (this.path = ''),
    pop: () => void this.stack.pop(),
    rectfill: () => {
      const [x, y, width, height] = this.take(4)
      this.fill(`M${x} ${y}h${width}v${height}h${-width!}Z`)
    },
    rlineto: () => {
      const [x, y] = this.take(2) as [number, number]
      this.stack.push(this.point[0]! + x, this.point[1]! + y)
      this.draw('L', 2)
    },
    roll: () => {
      const [count, by] = this.take(2) as [number, number]
      const rolled = this.stack.splice(-count)
      this.stack.push(...rolled.slice(-by), ...rolled.slice(0, -by))
    },
    scale: () => {
      const [x, y] = this.take(2) as [number, number]
      this.turn([x, 0, 0, y, 0, 0])
    },
    setcmykcolor: () => this.colour('DeviceCMYK', this.take(4)),
    setcolor: async () => {
      const [, name, , mix] = this.state.space as [string, string, string, Procedure]
      for (const each of mix.body) await this.run(each)
      this.colour(name, this.take(4))
    },
    setcolorspace: () => void (this.state.space = this.stack.pop()!),
    setgray: () => this.colour('DeviceGray', this.take(1)),
    setrgbcolor: () => this.colour('DeviceRGB', this.take(3)),
    shfill: () => this.shade(this.stack.pop() as Map<string, Value>),
    showpage: () => {},
    true: () => void this.stack.push(true),
    translate: () => {
      const [x, y] = this.take(2) as [number, number]
      this.turn([1, 0, 0, 1, x, y])
    },
  }

  private back(mark: string): Value[] {
    const from = this.stack.findLastIndex((value) => isName(value, mark))
    const [, ...values] = this.stack.splice(from)
    return values
  }

  private draw(command: string, count: number): void {
    const numbers = this.take(count)
    this.path += `${command}${numbers.join(' ')}`
    this.point = numbers.slice(-2)
  }

  private turn([a, b, c, d, e, f]: Matrix): void {
    const [A, B, C, D, E, F] = this.state.matrix
    this.state.matrix = [
      a * A + b * C,
      a * B + b * D,
      c * A + d * C,
      c * B + d * D,
      e * A + f * C + E,
      e * B + f * D + F,
    ]
  }

  private colour(ink: string, values: number[]): void {
    this.inks.add(ink)
    this.state.colour = cssOf(values)
  }

  private fill(d: string, fill = this.state.colour): void {
    const transform = `matrix(${this.state.matrix.join(' ')})`
    this.out += `<path transform="${transform}" fill="${fill}" fill-rule="evenodd" d="${d}"/>`
  }

  private shade(shading: Map<string, Value>): void {
    const coordinates = shading.get('/Coords') as number[]
    this.inks.add(String(shading.get('/ColorSpace')).slice(1))
    const blend = shading.get('/Function') as Map<string, Value>
    const parts = blend.get('/Functions') as Map<string, Value>[]
    const offsets = [0, ...(blend.get('/Bounds') as number[]), 1]
    const colours = [
      ...parts.map((part) => part.get('/C0') as number[]),
      parts.at(-1)!.get('/C1') as number[],
    ]
    const stops = colours
      .map((colour, at) => `<stop offset="${offsets[at]}" stop-color="${cssOf(colour)}"/>`)
      .join('')
    const id = `g${this.out.length}`
    const common = `id="${id}" gradientUnits="userSpaceOnUse"`
    const [a, b, c, d] = coordinates
    this.out +=
      shading.get('/ShadingType') === 2
        ? `<linearGradient ${common} x1="${a}" y1="${b}" x2="${c}" y2="${d}">${stops}</linearGradient>`
        : `<radialGradient ${common} cx="${a}" cy="${b}" r="${coordinates[5]}">${stops}</radialGradient>`
    this.fill(this.state.clip!, `url(#${id})`)
  }

  private async image(dictionary: Map<string, Value>): Promise<void> {
    const end = this.source.indexOf('>', this.at)
    const data = inflateSync(Buffer.from(this.source.slice(this.at, end).replace(/\s/g, ''), 'hex'))
    this.at = end + 1
    const [width, height] = [
      dictionary.get('/Width') as number,
      dictionary.get('/Height') as number,
    ]
    this.inks.add(String(this.state.space).slice(1))
    const cmyk = this.state.space === '/DeviceCMYK'
    const pixels = cmyk ? Buffer.from([...paint(data)]) : data
    const png = await sharp(pixels, { raw: { channels: 3, height, width } })
      .png()
      .toBuffer()
    this.out +=
      `<image transform="matrix(${this.state.matrix.join(' ')})" width="1" height="1" ` +
      `preserveAspectRatio="none" xlink:href="data:image/png;base64,${png.toString('base64')}"/>`
  }
}

function* paint(inks: Buffer): Generator<number> {
  for (let at = 0; at < inks.length; at += 4) {
    yield* rgbOf([...inks.subarray(at, at + 4)].map((one) => one / 255))
  }
}

/** One value is gray, three are RGB, four are CMYK. */
function rgbOf(values: number[]): number[] {
  const [c, m, y, k] = values as [number, number, number, number]
  const rgb =
    values.length === 4
      ? [c, m, y].map((ink) => (1 - ink) * (1 - k))
      : values.length === 3
        ? values
        : [c, c, c]
  return rgb.map((one) => Math.round(one * 255))
}

const cssOf = (values: number[]): string => `rgb(${rgbOf(values).join(',')})`

const isName = (value: Token | Value, name: string): boolean =>
  typeof value === 'object' && 'name' in value && value.name === name
