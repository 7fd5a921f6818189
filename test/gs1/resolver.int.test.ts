import { createRedirector, type Redirector } from 'payload-plugin-qr/redirector'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { flushScans } from '../../plugin/index.js'
import { IPHONE } from '../phone.js'
import { startPayload, type TestPayload } from '../startPayload.js'
import { until } from '../until.js'

/** Waits until it does. */
const holds = (ask: () => Promise<boolean>) => until(async () => ((await ask()) ? true : null))

/*
 * Rules of the GS1-Conformant Resolver standard 1.2 as its test suite lists them
 * (https://github.com/gs1/GS1DL-resolver-testsuite, `Conformance1_2.txt`, Apache-2.0), tried over sockets.
 */

const ROOT = 'https://id.example'
const GTIN = '/01/09506000134352'
const VOC = 'https://ref.gs1.org/voc/'
const LOT = `${GTIN}/10/ABC`

let site: TestPayload
let redirector: Redirector

const link = (linkType: string, href: string, more: object = {}) => ({
  href,
  linkType,
  title: `${linkType} of the risotto`,
  ...more,
})

const LINKS = [
  link('gs1:instructions', 'https://maker.example/how', { hreflang: 'en', type: 'text/html' }),
  link('gs1:instructions', 'https://maker.example/wie', { hreflang: 'de', type: 'text/html' }),
  link('gs1:instructions', 'https://maker.example/how.pdf', {
    hreflang: 'en',
    type: 'application/pdf',
  }),
  link('gs1:certificationInfo', 'https://maker.example/eu', { context: 'EU' }),
  link('gs1:certificationInfo', 'https://maker.example/us', { context: 'US' }),
  link('gs1:recipeInfo', 'https://maker.example/recipe-1'),
  link('gs1:recipeInfo', 'https://maker.example/recipe-2'),
  link('https://schema.org/review', 'https://maker.example/reviews'),
]

let made = 0
const create = async (identifiers: string, more: object = {}, links: object[] = []) =>
  (await site.payload.create({
    collection: 'qr-codes' as never,
    data: {
      code: `P${(made += 1)}`,
      destination: { type: 'url', url: `https://maker.example/p${made}` },
      gs1: { identifiers, links },
      title: `Product ${made}`,
      ...more,
    } as never,
  })) as unknown as {
    code: string
    gs1: { identifiers: string; key: string }
    id: number
    printedURL: string
    shortURL: string
  }

beforeAll(async () => {
  site = await startPayload({
    access: {
      codes: {
        read: ({ req }) =>
          (req.user as { role?: string } | null)?.role === 'guest'
            ? { title: { equals: 'Risotto' } }
            : true,
      },
    },
    gs1: { url: ROOT },
    siteURL: 'https://qr.example',
    utm: false,
  })
  redirector = await createRedirector({ config: site.payload.config, port: 0 })
  await create('9506000134352', { code: 'RISOTTO', title: 'Risotto' }, LINKS)
  await create('(01)09506000134352(10)ABC', { code: 'LOT' }, [
    link('gs1:recallStatus', 'https://maker.example/recall'),
  ])
})
afterAll(async () => {
  await redirector.close()
  await site.stop()
})

let phones = 0
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  phones += 1
  const from = `73.162.${phones >> 8}.${phones & 255}`
  return fetch(`http://127.0.0.1:${redirector.port}${path}`, {
    headers: { ...IPHONE, 'x-forwarded-for': from, ...headers },
    method,
    redirect: 'manual',
  })
}
const locationOf = async (path: string, headers: Record<string, string> = {}) =>
  (await ask(path, headers)).headers.get('location')

type Linkset = {
  linkset: ({ anchor: string } & Record<string, { href: string; title: string }[]>)[]
}
const linksetOf = async (path: string, headers: Record<string, string> = {}): Promise<Linkset> =>
  (await (await ask(path, headers)).json()) as Linkset

describe('conformance', () => {
  it('1: supports GET, HEAD and OPTIONS', async () => {
    expect((await ask(GTIN)).status).toBe(302)
    const head = await ask(GTIN, {}, 'HEAD')
    expect([head.status, head.headers.get('location')]).toEqual([302, 'https://maker.example/p1'])
    const options = await ask(GTIN, {}, 'OPTIONS')
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
    for (const method of ['DELETE', 'PUT', 'PATCH']) {
      expect((await ask(GTIN, {}, method)).status).toBe(405)
    }
  })

  it('2: names itself by https, which whoever stands in front speaks', async () => {
    const { linkset } = await linksetOf(`${GTIN}?linkType=linkset`)
    expect(linkset[0]!.anchor).toBe(`${ROOT}${GTIN}`)
  })

  it.each([
    GTIN,
    `${GTIN}?linkType=linkset`,
    `${GTIN}/foo`,
    '/01/09506000134369',
    `${GTIN}?linkType=gs1:x`,
  ])('3: supports CORS at %s', async (path) => {
    const { headers } = await ask(path)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
  })

  it('4, 5: decompresses, and names what it stands for', async () => {
    await create('(01)09506000134376', { code: 'PACKED', title: 'Packed' })
    await holds(async () => (await ask('/01/09506000134376')).status === 302)
    const same = `<${ROOT}/01/09506000134376/10/LOT01>; rel="owl:sameAs"`
    const answer = await ask('/ARFKk4XB0CDKWcnpq')
    expect(answer.headers.get('location')).toBe(await locationOf('/01/09506000134376/10/LOT01'))
    expect(answer.headers.get('link')).toContain(same)
    const linkset = await ask('/ARFKk4XB0CDKWcnpq?linkType=linkset')
    expect(linkset.headers.get('link')).toContain(same)
    expect(((await linkset.json()) as Linkset).linkset[0]!.anchor).toBe(`${ROOT}/01/09506000134376`)
    // Only what follows the key, with an attribute in it.
    const partly = await ask('/01/09506000134376/EEarwSMXRuGw?foo=bar')
    expect(partly.headers.get('location')).toMatch(/\?17=290331&foo=bar$/)
    expect(partly.headers.get('link')).toContain('/01/09506000134376/10/ABC123>; rel="owl:sameAs"')
    // What is no Digital Link is none, however it is packed.
    expect((await ask('/01/09506000134376/about')).status).toBe(400)
    expect((await ask('/favicon')).status).toBe(404)
  })

  it.each([
    [`${GTIN}/foo`, 'A key is missing'],
    ['/01/09506000134353', 'check digit of 09506000134353 should be 2'],
    ['/01/0950600013435', 'check digit'],
    ['/01/123', 'has 3 characters and needs 14'],
    [`${GTIN}/21/7/10/ABC`, 'cannot follow one another'],
    [`${GTIN}?10=ABC`, '(10) belongs in the path'],
    [`${GTIN}?17=261331`, 'no such day'],
    [`${GTIN}?999=1`, 'no application identifier (999)'],
    ['/gtin/09506000134352', null],
  ])('6: says what is wrong with %s', async (path, said) => {
    const answer = await ask(path)
    expect(answer.status).toBe(said === null ? 404 : 400)
    if (said) expect(await answer.text()).toContain(said)
  })

  it('7: answers no error with 200', async () => {
    for (const path of ['/01/09506000134369', `${GTIN}/foo`, `${GTIN}?linkType=gs1:nosuchlt`]) {
      expect((await ask(path)).status).toBeGreaterThanOrEqual(400)
    }
  })

  it('8: gives the links of every level up to the key, however they are asked for', async () => {
    const ways: [string, Record<string, string>, string][] = [
      [`${LOT}?linkType=linkset`, {}, 'application/linkset+json'],
      [`${LOT}?linkType=all`, {}, 'application/linkset+json'],
      [LOT, { accept: 'application/linkset+json' }, 'application/linkset+json'],
      [`${LOT}?linkType=linkset`, { accept: 'application/json' }, 'application/json'],
      [LOT, { accept: 'application/ld+json' }, 'application/ld+json'],
    ]
    for (const [path, headers, type] of ways) {
      const answer = await ask(path, headers)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
      const { linkset } = (await answer.json()) as Linkset
      expect(linkset.map(({ anchor }) => anchor)).toEqual([`${ROOT}${LOT}`, `${ROOT}${GTIN}`])
      expect(linkset[0]![`${VOC}recallStatus`]).toEqual([
        { href: 'https://maker.example/recall', title: 'gs1:recallStatus of the risotto' },
      ])
      expect(linkset[1]![`${VOC}instructions`]).toHaveLength(3)
    }
    const jsonLD = await (await ask(LOT, { accept: 'application/ld+json' })).json()
    expect(jsonLD).toHaveProperty('@context')
    const plain = await ask(LOT, { accept: 'application/linkset+json' })
    expect(plain.headers.get('link')).toContain('rel="http://www.w3.org/ns/json-ld#context"')
    expect(plain.headers.get('vary')).toBe('Accept, Accept-Language')
  })

  it('9: names its linkset in a header, also where it redirects', async () => {
    const expected = `<${ROOT}${GTIN}?linkType=linkset>; rel="linkset"; type="application/linkset+json"`
    expect((await ask(GTIN)).headers.get('link')).toBe(expected)
    expect((await ask(`${GTIN}?linkType=gs1:pip`)).headers.get('link')).toBe(expected)
  })

  it('10: has one default link on every level, without attributes', async () => {
    const { linkset } = await linksetOf(`${LOT}?linkType=linkset`)
    for (const level of linkset) {
      const links = level[`${VOC}defaultLink`]!
      expect(links).toHaveLength(1)
      expect(Object.keys(links[0]!).sort()).toEqual(['href', 'title'])
      expect(await locationOf(new URL(level.anchor).pathname)).toBe(links[0]!.href)
    }
  })

  it('11: gives each link an address, a type and a title', async () => {
    const { linkset } = await linksetOf(`${LOT}?linkType=linkset`)
    for (const level of linkset) {
      for (const [type, links] of Object.entries(level)) {
        if (type === 'anchor' || type === 'description') continue
        expect(URL.canParse(type)).toBe(true)
        for (const { href, title } of links as { href: string; title: string }[]) {
          expect([URL.canParse(href), title.length > 0]).toEqual([true, true])
        }
      }
    }
  })

  it('12: redirects to the default link, or to what a request fits better', async () => {
    expect(await locationOf(GTIN)).toBe('https://maker.example/p1')
    expect(await locationOf(LOT)).toBe('https://maker.example/p2')
    expect(await locationOf(`${LOT}/21/99`)).toBe('https://maker.example/p2')
    expect(await locationOf(`${GTIN}/10/OTHER/21/99`)).toBe('https://maker.example/p1')
    expect(await locationOf('/01/9506000134352')).toBe('https://maker.example/p1')
  })

  const HOW = `${GTIN}?linkType=gs1:instructions`
  const passed = (href: string, path = HOW) => `${href}?${path.split('?')[1]}`
  it.each([
    ['English', {}, HOW, 'https://maker.example/how'],
    ['German', { 'accept-language': 'de-AT,en;q=0.5' }, HOW, 'https://maker.example/wie'],
    ['a language there is none of', { 'accept-language': 'ja' }, HOW, 'https://maker.example/how'],
    ['a PDF', { accept: 'application/pdf' }, HOW, 'https://maker.example/how.pdf'],
    ['German by parameter', {}, `${HOW}&lang=de`, 'https://maker.example/wie'],
    ['a PDF by parameter', {}, `${HOW}&mediaType=application/pdf`, 'https://maker.example/how.pdf'],
    [
      'a context',
      {},
      `${GTIN}?linkType=gs1:certificationInfo&context=US`,
      'https://maker.example/us',
    ],
    [
      'another vocabulary',
      {},
      `${GTIN}?linkType=https://schema.org/review`,
      'https://maker.example/reviews',
    ],
    [
      'an older name',
      {},
      `${GTIN}?linkType=https://gs1.org/voc/instructions`,
      'https://maker.example/how',
    ],
    [
      'what only the product has',
      {},
      `${LOT}?linkType=gs1:instructions`,
      'https://maker.example/how',
    ],
    [
      'what only the lot has',
      {},
      `${LOT}?linkType=gs1:recallStatus`,
      'https://maker.example/recall',
    ],
    ['the product page', {}, `${GTIN}?linkType=gs1:pip`, 'https://maker.example/p1'],
  ] as const)('13: redirects to the type of link asked for: %s', async (_, headers, path, href) => {
    expect(await locationOf(path, headers)).toBe(passed(href, path))
  })

  it('13: gives all where nothing tells them apart, and 404 where there is none', async () => {
    const many = await ask(`${GTIN}?linkType=gs1:recipeInfo`)
    expect(many.status).toBe(300)
    const { linkset } = (await many.json()) as Linkset
    expect(linkset[0]![`${VOC}recipeInfo`]!.map(({ href }) => href)).toEqual([
      'https://maker.example/recipe-1',
      'https://maker.example/recipe-2',
    ])
    expect((await ask(`${GTIN}?linkType=gs1:nosuchlt`)).status).toBe(404)
    expect((await ask(`${GTIN}?linkType=gs1:recallStatus`)).status).toBe(404)
  })

  it('14: passes on what the query holds', async () => {
    expect(await locationOf(`${GTIN}?foo=bar&17=261231`)).toBe(
      'https://maker.example/p1?foo=bar&17=261231',
    )
  })

  it('15: describes itself', async () => {
    const answer = await ask('/.well-known/gs1resolver')
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(await answer.json()).toEqual({
      jsonLdContextLocation: expect.stringContaining('linkset-context'),
      linkTypeDefaultCanBeLinkset: false,
      name: 'qr.example',
      resolverRoot: ROOT,
      supportedLinkType: [{ namespace: VOC, prefix: 'gs1:' }],
      supportedPrimaryKeys: expect.arrayContaining(['00', '01', '414', '8006', '8018']),
    })
  })

  it('16: knows the vocabulary of GS1, and takes none of its types that it has not', async () => {
    await expect(
      create('(01)09506000149301', {}, [link('gs1:pipp', 'https://maker.example/')]),
    ).rejects.toMatchObject({
      data: {
        errors: [{ message: expect.stringContaining('gs1:pipp'), path: 'gs1.links.0.linkType' }],
      },
    })
  })

  it('17: hands nothing to other resolvers, so annotates nothing as handled by them', async () => {
    expect((await ask('/01/09506000134369')).status).toBe(404)
  })

  it('18: tolerates slashes at the end', async () => {
    expect(await locationOf(`${GTIN}/`)).toBe('https://maker.example/p1')
    expect(await locationOf(`${LOT}//`)).toBe('https://maker.example/p2')
  })
})

const scansOf = async (code: string) => {
  await flushScans(redirector.payload)
  const { docs } = await site.payload.find({
    collection: 'qr-scans',
    sort: 'id',
    where: { code: { equals: code } },
  })
  return docs as unknown as Record<string, unknown>[]
}

describe('a code of a product', () => {
  it('carries its Digital Link in the symbol, and still answers by its short URL', async () => {
    const one = await create('(21)7(01)9506000149318(17)261231(10)A/B', { code: 'MUG' })
    expect(one.gs1).toMatchObject({
      identifiers: '(01)09506000149318(10)A/B(21)7(17)261231',
      key: '(01)09506000149318(10)A/B(21)7',
    })
    expect(one.printedURL).toBe(`${ROOT}/01/09506000149318/10/A%2FB/21/7?17=261231`)
    expect(one.shortURL).toBe('https://qr.example/q/MUG')
    const { pathname, search } = new URL(one.printedURL)
    await holds(async () => (await ask(pathname + search)).status === 302)
    expect(await locationOf('/q/MUG')).toMatch(/^https:\/\/maker\.example\/p\d+$/)
  })

  it('has its scans counted like any other, and what is read of its links not', async () => {
    await create('(414)9506000149325', { code: 'PLACE', utm: {} })
    await holds(async () => (await ask('/414/9506000149325', {}, 'HEAD')).status === 302)
    await ask('/414/9506000149325?linkType=linkset')
    await ask('/414/9506000149325?linkType=gs1:faqs')
    const before = (await scansOf('PLACE')).length
    await ask('/414/9506000149325')
    await ask('/414/9506000149325?linkType=gs1:pip')
    const scans = await scansOf('PLACE')
    expect(scans).toHaveLength(before + 2)
    expect(scans.at(-1)).toMatchObject({
      alias: '(414)9506000149325',
      channel: 'printed',
      code: 'PLACE',
      outcome: 'redirected',
      trafficClass: 'human',
    })
  })

  it('holds to limits, schedules and pauses, whatever is asked of it', async () => {
    const { id } = await create('9506000149332', { code: 'LIMIT', scanLimit: 1 }, [
      link('gs1:faqs', 'https://maker.example/faqs'),
    ])
    const path = '/01/09506000149332'
    await holds(async () => (await ask(path, {}, 'HEAD')).status === 302)
    expect(await locationOf(path)).toMatch(/maker\.example\/p/)
    expect((await ask(path)).status).toBe(410)
    // A destination that is only for some is not everybody's to read.
    const { linkset } = await linksetOf(`${path}?linkType=linkset`)
    expect(linkset[0]![`${VOC}defaultLink`]![0]!.href).toBe(ROOT + path)
    await site.payload.update({
      id,
      collection: 'qr-codes' as never,
      data: { scanLimit: null, status: 'paused' } as never,
    })
    await holds(async () => (await ask(`${path}?linkType=linkset`)).status === 410)
    expect((await ask(`${path}?linkType=gs1:faqs`)).status).toBe(410)
    expect((await ask(path)).status).toBe(410)
    await site.payload.update({
      id,
      collection: 'qr-codes' as never,
      data: { startsAt: '2999-01-01T00:00:00.000Z', status: 'active' } as never,
    })
    await holds(async () => {
      await ask(path)
      const scans = await scansOf('LIMIT')
      return scans.at(-1)?.outcome === 'not-started'
    })
    expect((await ask(path)).status).toBe(410)
  })

  it('chooses between default links by language', async () => {
    await create('9506000149349', {}, [
      link('gs1:defaultLinkMulti', 'https://maker.example/fr', { hreflang: 'fr' }),
      link('gs1:defaultLinkMulti', 'https://maker.example/de', { hreflang: 'de' }),
    ])
    const path = '/01/09506000149349'
    await holds(async () => (await ask(path, {}, 'HEAD')).status === 302)
    expect(await locationOf(path, { 'accept-language': 'de' })).toBe('https://maker.example/de')
    expect(await locationOf(path, { 'accept-language': 'fr-CA' })).toBe('https://maker.example/fr')
    expect(await locationOf(path, { 'accept-language': 'en' })).toMatch(/maker\.example\/p\d+$/)
  })

  it('is refused with what would be right, or because there is one', async () => {
    const refused = (said: string) => ({
      data: { errors: [{ message: expect.stringContaining(said), path: 'gs1.identifiers' }] },
    })
    await expect(create('(01)09506000134353')).rejects.toMatchObject(refused('should be 2'))
    await expect(create('9506000134352')).rejects.toMatchObject(refused('has a code already'))
    await expect(create('a mug')).rejects.toMatchObject(refused('Write a GTIN'))
  })

  it('keeps its number once it is in print', async () => {
    const { id } = await create('9506000149356')
    const save = (identifiers: null | string) =>
      site.payload.update({
        id,
        collection: 'qr-codes' as never,
        data: { gs1: { identifiers } } as never,
      })
    await save('9506000149363')
    const path = '/01/09506000149363'
    await holds(async () => (await ask(path)).status === 302)
    await flushScans(redirector.payload)
    await expect(save('9506000149370')).rejects.toMatchObject({
      data: {
        errors: [{ message: expect.stringContaining('is in print'), path: 'gs1.identifiers' }],
      },
    })
    await expect(save(null)).rejects.toMatchObject({
      data: { errors: [{ path: 'gs1.identifiers' }] },
    })
    expect((await ask(path)).status).toBe(302)
  })

  it('shows a page in between before its own destination, and says nothing of that', async () => {
    await create('9506000149387', { between: { kind: 'preview', title: 'Look first' } })
    const path = '/01/09506000149387'
    await holds(async () => (await ask(path, {}, 'HEAD')).status === 200)
    expect(await (await ask(path)).text()).toContain('Look first')
    const { linkset } = await linksetOf(`${path}?linkType=linkset`)
    expect(linkset[0]![`${VOC}defaultLink`]![0]!.href).toBe(ROOT + path)
  })
})

it('says while it is typed what a save would say, to who may read the code', async () => {
  const headersOf = async (role: string) => {
    const login = { email: `${role}@example.com`, password: 'secret' }
    await site.payload.create({ collection: 'users', data: { ...login, role } as never })
    const { token } = await site.payload.login({ collection: 'users', data: login })
    return { authorization: `JWT ${token}` }
  }
  const [guest, manager] = [await headersOf('guest'), await headersOf('manager')]
  const said = async (path: string, headers: Record<string, string> = manager) => {
    const answer = await site.fetch(`/api/qr-codes${path}`, { headers })
    return answer.status === 200
      ? ((await answer.json()) as { problem: null | string }).problem
      : answer.status
  }
  const { id } = await create('9506000149417')
  const taken = expect.stringContaining('has a code already')
  expect(await said('/product?identifiers=9506000149424')).toBeNull()
  expect(await said('/product?identifiers=9506000149417')).toEqual(taken)
  expect(await said(`/${id}/product?identifiers=9506000149417`)).toBeNull()
  expect(await said(`/${id}/product?identifiers=9506000134352`)).toEqual(taken)
  expect(await said('/product?identifiers=9506000134353')).toContain('should be 2')
  expect(await said(`/${id}/product?identifiers=9506000149417`, guest)).toBe(404)
  expect(await said('/product?identifiers=9506000149417', {})).toBe(403)
})

it('notes in the history of a code what it was the code of', async () => {
  const login = { email: 'a@example.com', password: 'secret' }
  await site.payload.create({ collection: 'users', data: login })
  const { token } = await site.payload.login({ collection: 'users', data: login })
  const { id } = await create('9506000149394')
  const headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ gs1: { identifiers: '9506000149400' } })
  await site.fetch(`/api/qr-codes/${id}`, { body, headers, method: 'PATCH' })
  const answer = await site.fetch(`/api/qr-codes/${id}/history`, { headers })
  expect(((await answer.json()) as { changes: object[] }).changes[0]).toMatchObject({
    changes: [
      {
        from: { text: '(01)09506000149394' },
        label: 'Product (GS1 Digital Link) · Product',
        to: { text: '(01)09506000149400' },
      },
    ],
  })
})

describe('the endpoint of Payload', () => {
  const at = (path: string, headers: Record<string, string> = {}) =>
    site.fetch(`/api/gs1${path}`, { headers: { ...IPHONE, ...headers } })

  it('answers as the redirector does', async () => {
    expect((await at(GTIN)).headers.get('location')).toBe('https://maker.example/p1')
    expect((await at(`${LOT}/21/A%2FB`)).headers.get('location')).toBe('https://maker.example/p2')
    expect((await at(`${GTIN}/foo`)).status).toBe(400)
    const linkset = (await (await at(`${GTIN}?linkType=linkset`)).json()) as Linkset
    expect(linkset.linkset[0]!.anchor).toBe(`${ROOT}${GTIN}`)
    const described = (await (await at('/.well-known/gs1resolver')).json()) as object
    expect(described).toMatchObject({ resolverRoot: ROOT })
  })
})
