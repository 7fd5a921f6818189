import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { decodePNG } from './decode/decodePNG.js'
import { decodeSVG } from './decode/decodeSVG.js'
import { drawEPS } from './decode/drawEPS.js'
import { drawPDF } from './decode/drawPDF.js'
import { startPayload } from './startPayload.js'

let site: TestPayload
let headers: Record<string, string>
let id: ID

beforeAll(async () => {
  site = await startPayload({ symbol: { publicImages: true } })
  const data = { email: 'printer@qr.example', password: 'secret' }
  await site.payload.create({ collection: 'users', data: { ...data, role: 'admin' } })
  const { token } = await site.payload.login({ collection: 'users', data })
  headers = { Authorization: `JWT ${token}` }
  id = (await create('MENU12', { title: 'Tisch 12 – Küche' })).id
})
afterAll(() => site.stop())

const create = (code: string, more: object = {}) =>
  site.payload.create({
    collection: 'qr-codes',
    data: {
      code,
      destination: { type: 'url', url: 'https://a.example/' },
      title: code,
      ...more,
    } as never,
  }) as unknown as Promise<{ id: ID }>

const image = (query: string, more: Record<string, string> = {}) =>
  site.fetch(`/api/qr-codes/${id}/image?${query}`, { headers: { ...headers, ...more } })

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

const problemOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { field?: string; message: string }[] }
  return errors[0]!
}

const CONTENT = expect.stringMatching(/^https:\/\/qr\.example\/q\/MENU12$/i) as string

describe('a download', () => {
  it('is as wide as asked in every format, and is read by both decoders', async () => {
    const svg = await (await image('format=svg&widthMM=40')).text()
    expect(svg).toContain(' width="40mm" height="40mm"')
    expect(await decodeSVG(svg)).toEqual(CONTENT)

    const png = await bytesOf(await image('format=png&widthMM=40&dpi=600'))
    const { density, width } = await sharp(png).metadata()
    expect((width / density!) * 25.4).toBeCloseTo(40, 1)
    expect(await decodePNG(png)).toEqual(CONTENT)

    const query = 'format=pdf&widthMM=40&bleedMM=3&cropMarks&ink=cmyk'
    const [page] = await drawPDF(await bytesOf(await image(query)))
    expect(page!.widthMM).toBeCloseTo(56, 3)
    expect(await decodePNG(page!.png)).toEqual(CONTENT)

    const eps = await drawEPS(await (await image('format=eps&widthIn=2')).text())
    expect(eps.exactBox[2]).toBeCloseTo(144, 3)
    expect(await decodePNG(eps.png)).toEqual(CONTENT)
  })

  it('has the pixels asked for', async () => {
    const { height, width } = await sharp(
      await bytesOf(await image('format=png&size=500')),
    ).metadata()
    expect([width, height]).toEqual([500, 500])
  })

  it('is named after its title', async () => {
    const named = await image('format=pdf&download=1')
    expect(named.headers.get('content-disposition')).toBe(
      `attachment; filename="Tisch 12  Kuche - MENU12.pdf"; ` +
        `filename*=UTF-8''Tisch%2012%20%E2%80%93%20K%C3%BCche%20-%20MENU12.pdf`,
    )
    const inline = await image('format=svg')
    expect(inline.headers.get('content-disposition')).toMatch(/^inline; .*MENU12\.svg"/)
  })

  it.each([
    ['format=png&size=10', 'size'],
    ['format=png&size=100&dpi=300&widthMM=40', 'dpi'],
    ['format=png&widthMM=2000&dpi=2400', 'dpi'],
    ['format=png&size=64', 'size'],
    ['format=svg&bleedMM=3', 'bleedMM'],
    ['format=pdf&ink=gold', 'ink'],
    ['widthMM=1e9', 'widthMM'],
    ['background=000', 'foreground'],
    ['preset=nothing', 'preset'],
  ])('names what is wrong with %s', async (query, field) => {
    const response = await image(query)
    expect(response.status).toBe(400)
    const problem = await problemOf(response)
    expect(problem.field).toBe(field)
    expect(problem.message).toMatch(new RegExp(`^${field}: `))
  })

  it('is not sent twice', async () => {
    const first = await image('format=png&size=300')
    const tag = first.headers.get('etag')!
    expect(tag).toMatch(/^"[\w-]+"$/)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const again = await image('format=png&size=300', { 'If-None-Match': `"other", ${tag}` })
    expect([again.status, again.headers.get('etag')]).toEqual([304, tag])
    expect((await again.arrayBuffer()).byteLength).toBe(0)
    for (const other of ['format=png&size=301', 'format=png&size=300&foreground=123']) {
      expect((await image(other, { 'If-None-Match': tag })).status).toBe(200)
    }
    // Same bytes, as a strong tag promises.
    const second = await image('format=png&size=300')
    expect(await bytesOf(second)).toEqual(await bytesOf(first))
  })

  it('stands a hundred at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, at) => image(`format=png&size=${2000 + at}`)),
    )
    for (const response of all) {
      expect(response.status).toBe(200)
      await response.arrayBuffer()
    }
    const many = await Promise.all(Array.from({ length: 250 }, () => image('format=pdf')))
    const turnedAway = many.filter(({ status }) => status === 503)
    expect(many.filter(({ status }) => status === 200).length).toBeGreaterThan(100)
    for (const response of turnedAway) expect(response.headers.get('retry-after')).toBe('2')
    expect((await image('format=pdf')).status).toBe(200)
  })
})

describe('a public image', () => {
  const open = (file: string, init?: RequestInit) => site.fetch(`/api/qr/images/${file}`, init)

  it('is there for everybody where the owner says so, and kept', async () => {
    await create('OPEN-1', { publicImage: true, title: 'Not for you' })
    const response = await open('open-1.svg?widthMM=40')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('public, max-age=1800')
    expect(response.headers.get('content-disposition')).toContain('"OPEN-1.svg"')
    const svg = await response.text()
    expect(svg).not.toContain('Not for you')
    expect(await decodeSVG(svg)).toMatch(/^https:\/\/qr\.example\/q\/OPEN-1$/i)
    const held = { headers: { 'If-None-Match': response.headers.get('etag')! } }
    expect((await open('OPEN-1.svg?widthMM=40', held)).status).toBe(304)
    const head = await open('OPEN-1.png?size=200', { method: 'HEAD' })
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect((await head.arrayBuffer()).byteLength).toBe(0)
  })

  it('is missing in one way, whatever the reason', async () => {
    await create('CLOSED-1')
    const trashed = await create('GONE-1', { publicImage: true })
    await site.payload.update({
      id: trashed.id,
      collection: 'qr-codes',
      data: { deletedAt: new Date().toISOString() } as never,
    })
    const files = [
      'CLOSED-1.svg',
      'GONE-1.svg',
      'NOBODY-1.svg',
      'OPEN-1.gif',
      'OPEN-1',
      '.svg',
      '%00.svg',
    ]
    const answers = await Promise.all(
      files.map(async (file) => {
        const response = await open(file)
        return [response.status, await response.text(), ...response.headers]
      }),
    )
    expect(answers[0]![0]).toBe(404)
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('looks as its owner said', async () => {
    for (const [query, field] of [
      ['foreground=123', 'foreground'],
      ['preset=1', 'preset'],
      ['size=9', 'size'],
    ] as const) {
      // The same for a code that is not there.
      for (const code of ['OPEN-1', 'NOBODY-1']) {
        const response = await open(`${code}.svg?${query}`)
        expect([response.status, (await problemOf(response)).field]).toEqual([400, field])
      }
    }
  })

  it('is nowhere unless the option is on', async () => {
    const closed = await startPayload()
    try {
      expect((await closed.fetch('/api/qr/images/OPEN-1.svg')).status).toBe(404)
      const { fields } = closed.payload.collections['qr-codes']!.config
      expect(fields.some((field) => 'name' in field && field.name === 'publicImage')).toBe(false)
    } finally {
      await closed.stop()
    }
  })
})
