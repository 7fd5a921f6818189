import type { CollectionConfig } from 'payload'

import { rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { LookAnswer } from '../src/endpoints/codes/lookEndpoint.js'
import type { SymbolDesign } from '../src/symbol/design/types.js'
import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { renderInTurn } from '../src/endpoints/codes/renderInTurn.js'
import { decodePNG } from './decode/decodePNG.js'
import { decodeSVG } from './decode/decodeSVG.js'
import { startPayload } from './startPayload.js'
import { temporaryFolder } from './temporaryFolder.js'

/** Who may read what besides codes, which all of them may change. */
const ROLES = {
  campaigner: ['campaigns'],
  designer: ['campaigns', 'designs'],
  editor: ['campaigns', 'designs', 'logos'],
  outsider: [],
} as const
type Role = keyof typeof ROLES
type Access = NonNullable<NonNullable<CollectionConfig['access']>['read']>

const mayRead =
  (what: string): Access =>
  ({ req }) =>
    (ROLES[req.user?.role as Role] as readonly string[] | undefined)?.includes(what) ?? false

const CONTENT = 'https://qr.example/q/LOOK'
const folder = temporaryFolder()
const who = {} as Record<Role, Record<string, string>>
let site: TestPayload

beforeAll(async () => {
  const media: CollectionConfig = {
    slug: 'media',
    access: { read: mayRead('logos') },
    fields: [{ name: 'alt', type: 'text' }],
    upload: { staticDir: folder },
  }
  site = await startPayload(
    {
      access: {
        campaigns: { read: mayRead('campaigns') },
        codes: { read: ({ req }) => Boolean(req.user), update: ({ req }) => Boolean(req.user) },
        designs: { read: mayRead('designs') },
      },
      symbol: { design: { background: '#ffffee', foreground: '#000011' }, logos: 'media' },
    },
    (config) => ({ ...config, collections: [...(config.collections ?? []), media] }),
  )
  for (const role of Object.keys(ROLES) as Role[]) {
    const data = { email: `${role}@qr.example`, password: 'secret' }
    await site.payload.create({ collection: 'users', data: { ...data, role } })
    const { token } = await site.payload.login({ collection: 'users', data })
    who[role] = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' }
  }
})
afterAll(() => site.stop())

let made = 0

const create = async (collection: string, data: object): Promise<ID> => {
  const doc = { title: `Made ${++made}`, ...data } as never
  return (await site.payload.create({ collection: collection as 'pages', data: doc })).id
}

const createCode = (data: object = {}) =>
  create('qr-codes', { destination: { type: 'url', url: 'https://a.example/' }, ...data })

const preset = (design: SymbolDesign, more: object = {}) =>
  create('qr-designs', { design, ...more })

const change = (collection: string, id: ID, data: object) =>
  site.payload.update({ id, collection: collection as 'pages', data })

const remove = (collection: string, id: ID) =>
  site.payload.delete({ id, collection: collection as 'pages' })

const image = (id: ID, query = '', role: Role = 'editor') =>
  site.fetch(`/api/qr-codes/${id}/image?format=svg${query}`, { headers: who[role] })

const svgOf = async (id: ID, query = '', role: Role = 'editor') => {
  const response = await image(id, query, role)
  expect(response.status).toBe(200)
  return response.text()
}

/** The colour of the modules: each layer of these tests has one of its own. */
const colourOf = async (id: ID) => /#0000\d\d/.exec(await svgOf(id))?.[0]

const patch = (id: ID, data: object, role: Role = 'editor') =>
  site.fetch(`/api/qr-codes/${id}`, {
    body: JSON.stringify(data),
    headers: who[role],
    method: 'PATCH',
  })

const look = (asked: unknown, role: Role = 'editor') =>
  site.fetch('/api/qr-codes/look', {
    body: typeof asked === 'string' ? asked : JSON.stringify(asked),
    headers: who[role],
    method: 'POST',
  })

const lookOf = async (asked: object, role?: Role) => {
  const response = await look({ content: CONTENT, ...asked }, role)
  expect(response.status).toBe(200)
  return (await response.json()) as LookAnswer
}

const problemOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { field?: string; message: string }[] }
  return { status: response.status, ...errors[0]! }
}

const square = (background: string, side = 64) =>
  sharp({ create: { background, channels: 3, height: side, width: side } })
    .png()
    .toBuffer()

/** @param later - what lies there afterwards: not every host looks at what is uploaded */
const upload = async (name: string, mimetype: string, data: Buffer, later?: Buffer | string) => {
  const doc = await site.payload.create({
    collection: 'media' as 'pages',
    data: {},
    file: { name: `${++made}-${name}`, data, mimetype, size: data.length },
  })
  const file = path.join(folder, (doc as unknown as { filename: string }).filename)
  if (later !== undefined) await writeFile(file, later)
  return { id: doc.id, file }
}

const redLogo = async () => upload('red.png', 'image/png', await square('#ff0000'))

describe('a symbol looks', () => {
  it('as its code says, else its preset, its campaign’s, the site; part by part', async () => {
    const id = await createCode()
    expect(await colourOf(id)).toBe('#000011')
    const ofCampaign = await preset({ foreground: '#000022', quietZone: 6 })
    await change('qr-codes', id, { campaign: await create('qr-campaigns', { preset: ofCampaign }) })
    expect(await colourOf(id)).toBe('#000022')
    const own = await preset({ foreground: '#000033' })
    await change('qr-codes', id, { preset: own })
    expect(await colourOf(id)).toBe('#000033')
    await change('qr-codes', id, { design: { foreground: '#000044' } })
    const svg = await svgOf(id)
    expect(svg).toContain('#000044')
    // The preset takes the place of the campaign's: only the site is left beneath.
    expect(svg).toContain('#ffffee')
    expect(await decodeSVG(svg)).toMatch(/^https:\/\/qr\.example\/q\//i)
  })

  it('as its preset says later, and as the next one when that is deleted', async () => {
    const [near, far] = [
      await preset({ foreground: '#000033' }),
      await preset({ foreground: '#000022' }),
    ]
    const campaign = await create('qr-campaigns', { preset: far })
    const id = await createCode({ campaign, preset: near })
    await change('qr-designs', near, { design: { foreground: '#000055' } })
    expect(await colourOf(id)).toBe('#000055')
    await change('qr-designs', far, { design: { foreground: '#000066' } })
    await remove('qr-designs', near)
    expect(await colourOf(id)).toBe('#000066')
    await remove('qr-designs', far)
    expect(await colourOf(id)).toBe('#000011')
  })
})

describe('a design that is none', () => {
  it.each([
    [{ modules: 'stars' }, 'design.modules: got "stars", takes square'],
    [{ foreground: 'red' }, 'design.foreground'],
    [{ logoSize: 80 }, 'design.logoSize: got 80'],
    [{ quietZone: '4' }, 'design.quietZone'],
    [{ shine: 1 }, 'design.shine: is no part of a design'],
    [['dots'], 'design: '],
    ['dots', 'design: '],
    [{ frameText: 'two\nlines' }, 'design.frameText'],
    [{ frameText: '扫一扫' }, 'design.frameText: the font has no 扫 一; takes Latin'],
  ])('is refused with the part named: %j', async (design, message) => {
    const id = await createCode()
    const response = await patch(id, { design })
    expect(response.status).toBe(400)
    expect(JSON.stringify(await response.json()).replaceAll('\\"', '"')).toContain(message)
    const failed = { data: { errors: [{ message: expect.stringContaining(message) as string }] } }
    await expect(change('qr-codes', id, { design })).rejects.toMatchObject(failed)
    await expect(preset(design as SymbolDesign)).rejects.toMatchObject(failed)
  })
})

it('draws markup in a call to action as the text it is', async () => {
  const frameText = `<b>"&'</b>`
  const id = await createCode({ design: { frame: 'below', frameText } })
  const svg = await svgOf(id)
  expect(svg).not.toContain('<b>')
  const png = await sharp(Buffer.from(svg)).resize({ width: 600 }).flatten().png().toBuffer()
  expect(await decodePNG(png)).toMatch(/^https:\/\/qr\.example\/q\//i)
  // Every letter of it is drawn.
  await change('qr-codes', id, { design: { frame: 'below', frameText: 'b' } })
  expect(svg.length).toBeGreaterThan((await svgOf(id)).length + 200)
})

describe('who may not read a part', () => {
  it('is not shown it before it is saved', async () => {
    const logo = (await redLogo()).id
    const design = await preset({ foreground: '#000033' }, { logo })
    const campaign = await create('qr-campaigns', { preset: design })
    const seen = async (asked: object, role: Role) => {
      const answer = await lookOf(asked, role)
      return [answer.inherited.foreground, answer.logo !== null]
    }
    const [all, bare, plain] = [
      ['#000033', true],
      ['#000011', false],
      ['#000033', false],
    ]
    for (const asked of [{ preset: design }, { campaign }]) {
      expect(await seen(asked, 'editor')).toEqual(all)
      expect(await seen(asked, 'designer')).toEqual(plain)
      expect(await seen(asked, 'campaigner')).toEqual(bare)
      expect(await seen(asked, 'outsider')).toEqual(bare)
    }
    expect(await seen({ logo }, 'editor')).toEqual(['#000011', true])
    expect(await seen({ logo }, 'designer')).toEqual(bare)
    for (const wrong of ['nothing', -1, 2 ** 40, { id: 1 }, [1], '1; DROP TABLE', true]) {
      const asked = { campaign: wrong, logo: wrong, preset: wrong }
      expect(await seen(asked, 'editor')).toEqual(bare)
    }
  })

  it('is not shown it by asking for a picture in a preset', async () => {
    const design = await preset({ foreground: '#000033' }, { logo: (await redLogo()).id })
    const id = await createCode()
    expect(await svgOf(id, `&preset=${design}`)).toMatch(/#000033[^]*<image/)
    const bare = await svgOf(id, `&preset=${design}`, 'designer')
    expect(bare).toContain('#000033')
    expect(bare).not.toContain('<image')
    const refused = await problemOf(await image(id, `&preset=${design}`, 'outsider'))
    const unknown = await problemOf(await image(id, '&preset=99999', 'outsider'))
    expect(refused).toMatchObject({ field: 'preset', status: 400 })
    expect(refused.message.replace(String(design), '99999')).toBe(unknown.message)
  })

  it('cannot choose it, and may keep it', async () => {
    const [logo, other] = [(await redLogo()).id, (await redLogo()).id]
    const [design, better] = [await preset({ foreground: '#000033' }), await preset({})]
    const id = await createCode({ logo, preset: design })
    for (const data of [{ logo: other }, { preset: better }]) {
      const response = await patch(id, data, 'outsider')
      expect(response.status).toBe(400)
      expect(JSON.stringify(await response.json())).toContain('or you may not see it')
      expect((await patch(id, data, 'editor')).status).toBe(200)
    }
    const kept = { logo: other, preset: better, title: 'Another title' }
    expect((await patch(id, kept, 'outsider')).status).toBe(200)
    // Who sees the symbol sees all of it.
    expect(await svgOf(id, '', 'outsider')).toContain('<image')
  })
})

describe('a logo', () => {
  const SVG = (inner: string, size = 64) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
        `width="${size}" height="${size}"><rect width="100%" height="100%" fill="#0000ff"/>${inner}</svg>`,
    )

  const refusal = async (logo: ID) => {
    const response = await patch(await createCode(), { logo })
    return [response.status, JSON.stringify(await response.json())] as const
  }

  it('is drawn, and the symbol still read', async () => {
    const svg = await svgOf(await createCode({ logo: (await redLogo()).id }))
    expect(svg).toContain('<image')
    expect(await decodeSVG(svg)).toMatch(/^https:\/\/qr\.example\/q\//i)
  })

  it('is a picture that can be drawn', async () => {
    const png = await square('#ff0000', 8)
    const huge = await square('#ff0000', 9000)
    for (const later of ['This is no picture.', '', huge, png.subarray(0, 40)]) {
      const { id } = await upload('text.png', 'image/png', png, later)
      const [status, message] = await refusal(id)
      expect([status, message]).toEqual([400, expect.stringContaining('no picture that can be')])
    }
    for (const svg of [SVG('', 100_000), '<svg', '<!DOCTYPE html><p>Hello']) {
      const { id } = await upload('text.svg', 'image/svg+xml', SVG(''), svg)
      expect((await refusal(id))[0]).toBe(400)
    }
  })

  it('brings nothing with it but its own pixels', async () => {
    let visits = 0
    const server = createServer((_, response) => {
      visits += 1
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const secret = path.join(folder, 'secret.png')
    await writeFile(secret, await square('#ff0000'))
    const whole = 'width="64" height="64"'
    const hostile = SVG(
      `<script>alert(1)</script>` +
        `<image ${whole} href="file://${secret}"/><image ${whole} xlink:href="${secret}"/>` +
        `<image ${whole} href="secret.png"/>` +
        `<image ${whole} href="http://127.0.0.1:${port}/a.png"/>` +
        `<use href="http://127.0.0.1:${port}/b.svg#c"/>` +
        `<style>@import url("http://127.0.0.1:${port}/d.css");</style>` +
        `<foreignObject ${whole}><iframe src="http://127.0.0.1:${port}/e"/></foreignObject>`,
    )
    const { id: logo } = await upload('mark.svg', 'image/svg+xml', SVG(''), hostile)
    const id = await createCode({ logo })
    const svg = await svgOf(id)
    expect(svg).not.toMatch(/script|file:|127\.0\.0\.1|secret|foreignObject|alert/)
    const url = /data:image\/png;base64,([^"]+)"/.exec(svg)![1]!
    const { channels } = await sharp(Buffer.from(url, 'base64')).stats()
    expect(channels.slice(0, 3).map(({ max, min }) => [min, max])).toEqual([
      [0, 0],
      [0, 0],
      [255, 255],
    ])
    server.close()
    expect(visits).toBe(0)
  })

  it('that has no file any more is named; one that was deleted is gone', async () => {
    const { id: lost, file } = await redLogo()
    const id = await createCode({ logo: lost })
    await rm(file)
    await change('media', lost, { alt: 'A later version' })
    expect(await problemOf(await image(id))).toMatchObject({
      field: 'logo',
      message: expect.stringContaining('choose it again') as string,
      status: 400,
    })
    expect((await refusal(lost))[0]).toBe(400)
    await remove('media', lost)
    expect(await svgOf(id)).not.toContain('<image')
  })
})

describe('what a designer asks', () => {
  it('is refused in words where it cannot be answered', async () => {
    const unsigned = await site.fetch('/api/qr-codes/look', {
      body: JSON.stringify({ content: CONTENT }),
      method: 'POST',
    })
    expect(unsigned.status).toBe(401)
    for (const body of ['{"content":', '', 'null', '5', '"text"']) {
      const problem = await problemOf(await look(body))
      expect([problem.status, problem.message]).toEqual([400, expect.stringContaining('JSON')])
    }
    for (const [asked, field] of [
      [{}, 'content'],
      [{ content: 7 }, 'content'],
      [{ content: '' }, 'content'],
      [{ content: 'x'.repeat(3000) }, 'content'],
      [{ content: '\ud800' }, 'content'],
      [{ content: CONTENT, design: { modules: 'stars' } }, 'design.modules'],
      [{ content: CONTENT, design: { frame: 'below', frameText: '扫' } }, 'design.frameText'],
      [{ content: CONTENT, widthMM: -1 }, 'widthMM'],
      [{ content: CONTENT, distanceM: 'far' }, 'distanceM'],
      [{ content: CONTENT, dpi: 1e9, widthMM: 40 }, 'dpi'],
    ] as const) {
      expect(await problemOf(await look(asked))).toMatchObject({ field, status: 400 })
    }
  })

  it('says what stops a symbol from being read', async () => {
    expect((await lookOf({})).verdict).toMatchObject({ findings: [], grade: 'good' })
    const { verdict } = await lookOf({ design: { foreground: '#e5e5d0' } })
    expect(verdict.grade).toBe('bad')
    expect(verdict.findings).toContainEqual(expect.objectContaining({ key: 'contrastLow' }))
  })

  it('waits in one line with all that is rendered, and is turned away from a full one', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const line = Array.from({ length: 202 }, () => renderInTurn(() => held))
    const response = await look({ content: CONTENT })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
    release()
    await Promise.all(line)
    expect((await look({ content: CONTENT })).status).toBe(200)
  })

  it('is answered fifty times at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, at) => look({ content: `${CONTENT}-${at}` })),
    )
    const answered = all.filter(({ status }) => status === 200)
    expect(answered.length).toBeGreaterThan(10)
    for (const response of all) {
      if (response.status !== 200) expect(response.status).toBe(503)
      else expect(((await response.json()) as LookAnswer).verdict.grade).toBe('good')
    }
    await lookOf({})
  }, 60_000)
})
