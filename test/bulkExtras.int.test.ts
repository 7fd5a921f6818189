import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { TestPayload } from './startPayload.js'

import { createTicketSigner } from '../src/vocabulary/ticketText.js'
import { signIn } from './signIn.js'
import { startPayload } from './startPayload.js'

type Message = {
  count?: number
  deleted?: number
  problems?: { field: null | string; line: null | number; message: string }[]
  type: string
}
type Code = {
  between: { choices?: object[]; hasPassword?: boolean; kind: string }
  code: string
  destination: object
  gs1: { identifiers: string; key: string; links?: object[] }
  id: number
  rules: { to: { url: string }[] }[]
  ticket: boolean
  title: string
}

let site: TestPayload
let headers: Record<string, string>

beforeAll(async () => {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  site = await startPayload({ checkIn: true, gs1: true })
  headers = await signIn(site)
  await site.payload.create({ collection: 'qr-campaigns', data: { title: 'Derby' } })
}, 120_000)
afterAll(() => site?.stop())

const send = async (path: string, body: object): Promise<Message> => {
  const init = { body: JSON.stringify(body), headers, method: 'POST' }
  const answer = await site.fetch(`/api/qr-codes/bulk/${path}`, init)
  return JSON.parse((await answer.text()).trim().split('\n').at(-1)!) as Message
}

const codesWhere = async (where: object): Promise<Code[]> =>
  (
    await site.payload.find({
      collection: 'qr-codes',
      depth: 0,
      pagination: false,
      sort: 'id',
      where: where as never,
    })
  ).docs as unknown as Code[]

const ofBatch = (batch: string) => codesWhere({ batch: { equals: batch } })

const exported = async (ids: readonly number[]): Promise<string> => {
  const path = `/api/qr-codes/bulk/download?format=import&ids=${ids.join(',')}`
  return (await site.fetch(path, { headers })).text()
}

const cell = (value: unknown): string => `"${JSON.stringify(value).replaceAll('"', '""')}"`

const RULES = [
  { id: 'de', label: 'Germany', to: [{ url: 'https://example.com/de' }], when: { countries: ['DE'] } },
  {
    id: 'halves',
    to: [
      { id: 'a', url: 'https://example.com/a?x=-1', weight: 60 },
      { id: 'b', url: 'https://example.com/b', weight: 40 },
    ],
    when: {},
  },
] // prettier-ignore
const LINKS = [{ href: 'https://example.com/mug', linkType: 'gs1:pip', title: 'The mug' }]
const CHOICE = {
  choices: [
    { label: 'Menu', url: 'https://example.com/menu' },
    { label: 'Tickets', url: 'https://example.com/tickets' },
  ],
  kind: 'choice',
  title: 'Where to?',
}

const TABLE = [
  'title,code,destination,campaign,tags,rules,between,password,ticket,product,product_links',
  `Rules,RULES1,https://example.com,derby,east; west,${cell(RULES)},,,,,`,
  `Choice,CHOICE1,,,,,${cell(CHOICE)},,,,`,
  'Secret,SECRET1,https://example.com,,,,,correct horse,,,',
  'Ticket,TICKET1,https://example.com,,,,,,yes,,',
  `Mug,MUG1,https://example.com,,,,preview,,,9506000134352,${cell(LINKS)}`,
].join('\n')

describe('rules, pages in between, tickets and products in a table', () => {
  it('are checked without being written, made, and exported as they can be made again', async () => {
    expect(await send('check', { csv: TABLE })).toMatchObject({ ok: true, problems: [] })
    expect(await codesWhere({ code: { equals: 'RULES1' } })).toEqual([])
    await send('create', { csv: TABLE, key: 'extras-01' })
    const codes = await ofBatch('extras-01')
    const [rules, choice, secret, ticket, mug] = codes
    expect(rules!.rules).toEqual(RULES)
    expect(choice!.between).toMatchObject(CHOICE)
    expect(secret!.between).toMatchObject({ hasPassword: true, kind: 'password' })
    expect(createTicketSigner(site.payload.secret).verify(ticket!.code)).toBe('signed')
    expect(mug!.gs1).toMatchObject({ identifiers: '(01)09506000134352', links: LINKS })

    // All but the one with a password, which no table holds.
    const ids = codes.filter(({ id }) => id !== secret!.id).map(({ id }) => id)
    const table = await exported(ids)
    expect(await exported([secret!.id])).not.toMatch(/scrypt|horse|\$/)
    const undone = await send('undo', { batch: 'extras-01' })
    expect(undone).toMatchObject({ deleted: 5, type: 'undone' })
    expect(await send('create', { csv: table, key: 'extras-02' })).toMatchObject({ count: 4, type: 'created' }) // prettier-ignore
    const again = await ofBatch('extras-02')
    expect(await exported(again.map(({ id }) => id))).toBe(table)
    expect(again[0]!.rules).toEqual(RULES)
    await send('undo', { batch: 'extras-02' })
  }, 60_000)

  it('follow a document by its collection and id', async () => {
    const page = await site.payload.create({
      collection: 'pages',
      data: { _status: 'published', slug: 'menu' },
    })
    const csv = `title,destination\nMenu,pages/${page.id}`
    await send('create', { csv, key: 'document-1' })
    const [code] = await ofBatch('document-1')
    expect(code!.destination).toMatchObject({ reference: { relationTo: 'pages', value: page.id } })
    expect(await exported([code!.id])).toContain(`,pages/${page.id},`)
  })

  it('lead where the code leads, whatever it led to before', async () => {
    const page = await site.payload.create({
      collection: 'pages',
      data: { _status: 'published', slug: 'before' },
    })
    await send('create', { csv: `title,destination\nMoved,pages/${page.id}`, key: 'moved-001' })
    const [code] = await ofBatch('moved-001')
    const destination = { type: 'url', url: 'https://example.com/now' }
    const answer = await site.fetch(`/api/qr-codes/${code!.id}`, {
      body: JSON.stringify({ destination }),
      headers,
      method: 'PATCH',
    })
    expect(answer.status).toBe(200)
    for (const format of ['import', 'csv']) {
      const path = `/api/qr-codes/bulk/download?format=${format}&ids=${code!.id}`
      const table = await (await site.fetch(path, { headers })).text()
      expect([format, table]).toEqual([format, expect.stringContaining('https://example.com/now')])
    }
  })

  it('say line, column and how to mend what is wrong, and nothing is made', async () => {
    const twice = [RULES[0], { ...RULES[0], to: [{ url: 'https://example.com/2' }] }]
    const csv = [
      'title,destination,rules,between,password,ticket,product',
      `A,https://example.com,${cell(twice)},,,,`,
      `B,https://example.com,${cell({ to: [{ url: 'nonsense' }], when: {} })},,,,`,
      'C,https://example.com,,question,,,',
      'D,https://example.com,,,short,,',
      'E,https://example.com,,password,,,',
      'F,https://example.com,,,,,9506000134353',
      'G,https://example.com,,,,maybe,',
      'H,https://example.com,,"{""kind"":""choice""}",,,',
    ].join('\n')
    const { problems } = await send('check', { csv })
    expect(problems!.map(({ field, line }) => `${line} ${field}`).toSorted()).toEqual([
      '2 rules',
      '3 rules',
      '4 between',
      '5 password',
      '6 password',
      '7 product',
      '8 ticket',
      '9 between',
    ])
    const saidOf = (line: number) => problems!.find((one) => one.line === line)!.message
    expect(saidOf(7)).toContain('09506000134352')
    expect(saidOf(5)).toMatch(/\b8\b/)
    expect(JSON.stringify(problems)).not.toContain('short')
    expect(await send('create', { csv, key: 'wrong-0001' })).toMatchObject({ type: 'report' })
    expect(await ofBatch('wrong-0001')).toEqual([])
  })

  it('makes so many signed tickets of a line, each once', async () => {
    const csv = 'title,ticket,count\nEast stand,yes,40\nVIP,yes,3\n'
    const common = { campaign: 'derby', destination: 'https://example.com/event' }
    expect(await send('check', { common, csv })).toMatchObject({ count: 43, ok: true })
    await send('create', { common, csv, key: 'tickets-1' })
    expect(await send('create', { common, csv, key: 'tickets-1' })).toMatchObject({ count: 43 })
    const tickets = await ofBatch('tickets-1')
    const { verify } = createTicketSigner(site.payload.secret)
    expect(tickets).toHaveLength(43)
    expect(new Set(tickets.map(({ code }) => code)).size).toBe(43)
    expect(tickets.every(({ code, ticket }) => ticket && verify(code) === 'signed')).toBe(true)
    expect(tickets.map(({ title }) => title)).toContain('East stand 07')
    expect(await send('undo', { batch: 'tickets-1' })).toMatchObject({ deleted: 43 })
  }, 60_000)
})

it('takes what spreadsheets make of a table, and says what is wrong', async () => {
  const rule = JSON.stringify({ to: [{ url: 'https://example.com/a;b' }], when: {} }).replaceAll('"', '""') // prettier-ignore
  const odd = `\ufeffsep=;\r\nTitle;Destination;Rules;Ticket;Count\r\n"A ""q""";https://example.com;"${rule}";YES;2\r\n\r\n`
  expect(await send('check', { csv: odd })).toMatchObject({ count: 2, ok: true, problems: [] })
  await send('create', { csv: odd, key: 'odd-00001' })
  const made = await ofBatch('odd-00001')
  expect(made.map(({ title }) => title)).toEqual(['A "q" 1', 'A "q" 2'])
  expect(made[1]!.rules[0]!.to[0]!.url).toBe('https://example.com/a;b')
  await site.payload.update({ id: made[0]!.id, collection: 'qr-codes', data: { title: 'Kept' } })
  expect(await send('undo', { batch: 'odd-00001' })).toMatchObject({ deleted: 1 })

  const wrong: [string, string][] = [
    ['rules', 'null'],
    ['rules', '[null]'],
    ['rules', '"x"'],
    ['rules', '7'],
    ['rules', '[[]]'],
    ['rules', '{"to":7,"when":{}}'],
    ['rules', '{"to":[{"url":"https://example.com"}],"when":{"countries":7}}'],
    ['rules', '{"to":[{"url":"https://example.com"}],"when":{"near":1}}'],
    ['rules', '{"__proto__":{"to":[]}}'],
    ['between', 'null'],
    ['between', '[]'],
    ['between', '{"kind":"preview","title":{}}'],
    ['between', '{"kind":"choice","choices":7}'],
    ['between', '{"kind":"choice","choices":[7]}'],
    ['between', '{"kind":"choice","choices":[{"label":{},"url":7}]}'],
    ['between', '{"kind":"card","card":"x"}'],
    ['between', '{"kind":"card","card":[]}'],
    ['between', '{"kind":{}}'],
    ['product_links', '7'],
    ['product_links', '[null]'],
    ['product_links', '[{"linkType":7,"title":{},"href":[]}]'],
    [
      'product_links',
      '[{"linkType":"gs1:pip","title":"x","href":"https://example.com","hrefLang":"en"}]',
    ],
    ['between', '{"kind":"links","choices":[7,{"label":"a","url":"https://example.com"}]}'],
    ['rules', '{"to":[{"url":"https://example.com"}],"whn":{}}'],
    ['rules', '{"to":[{"url":"https://example.com","wieght":2}],"when":{}}'],
    ['product', '(01)x'],
    ['count', '0'],
    ['count', '-1'],
    ['count', '1e3'],
    ['count', '99999'],
    ['scanLimit', '1.5'],
    ['campaign', '999999'],
    ['destination', 'pages/999999'],
  ]
  const unsaid: unknown[] = []
  for (const [column, written] of wrong) {
    const heads = [...new Set(['title', 'destination', 'product', column])]
    const cells = { destination: 'https://example.com', title: 'A', ...(column === 'product_links' && { product: '9506000134352' }), [column]: written } as Record<string, string> // prettier-ignore
    const line = heads.map((head) => `"${(cells[head] ?? '').replaceAll('"', '""')}"`).join(',')
    const csv = `${heads.join(',')}\n${line}`
    const said = await send('check', { csv })
    const isSaid = said.type === 'report' && said.problems?.some(({ field, line: at }) => field === column || field?.startsWith(`${column}.`) || at === null) // prettier-ignore
    if (!isSaid) unsaid.push([column, written, said])
  }
  expect(unsaid).toEqual([])
}, 60_000)

it('a host without tickets and products is told, and loses nothing', async () => {
  const plain = await startPayload()
  try {
    const answer = await plain.fetch('/api/qr-codes/bulk/check', {
      body: JSON.stringify({
        csv: 'title,destination,ticket,product\nA,https://example.com,yes,9506000134352',
      }),
      headers: await signIn(plain),
      method: 'POST',
    })
    const { problems } = JSON.parse((await answer.text()).trim().split('\n').at(-1)!) as Message
    expect(problems!.map(({ field, line }) => [field, line])).toEqual([
      ['product', 2],
      ['ticket', 2],
    ])
    expect(problems![1]!.message).toContain('checkIn')
  } finally {
    await plain.stop()
  }
}, 60_000)
