import { flushScans } from 'payload-plugin-qr'
import { qrAuth, qrTools } from 'payload-plugin-qr/mcp'
import { mcpPlugin } from 'plugin-mcp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { type APIScope } from '../src/vocabulary/apiKeys.js'
import { makeAPIKey } from '../src/vocabulary/apiKeyText.js'
import { keysOf } from './keysOf.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'

const ALL = ['findQRCodes', 'makeQRCode', 'readQRNumbers', 'setQRCodeStatus']

let site: TestPayload
const keys: Record<'editor' | 'limited' | 'stranger', string> = {} as never
let printed: ID

/** A key of one user, with some tools ticked. */
async function keyOf(role: string, tools: readonly string[]): Promise<string> {
  const user = await site.payload.create({
    collection: 'users',
    data: { email: `${role}${tools.length}@example.com`, password: 'secret', role },
  })
  const apiKey = crypto.randomUUID()
  await site.payload.create({
    collection: 'payload-mcp-api-keys' as never,
    data: {
      apiKey,
      enableAPIKey: true,
      'payload-mcp-tool': Object.fromEntries(ALL.map((name) => [name, tools.includes(name)])),
      user: user.id,
    } as never,
  })
  return apiKey
}

let calls = 0
async function call(method: string, params: object, key: string) {
  const response = await site.fetch('/api/mcp', {
    body: JSON.stringify({ id: ++calls, jsonrpc: '2.0', method, params }),
    headers: {
      accept: 'application/json, text/event-stream',
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
    },
    method: 'POST',
  })
  const text = await response.text()
  const line = text.split('\n').find((one) => one.startsWith('data: '))
  return JSON.parse(line?.slice(6) ?? text)
}

const use = async (name: string, args: object, key = keys.editor) => {
  const { error, result } = await call('tools/call', { arguments: args, name }, key)
  if (error || result.isError) return { failed: error?.message ?? result.content[0].text }
  return JSON.parse(result.content[0].text)
}

beforeAll(async () => {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  site = await startPayload(
    {
      access: {
        analytics: ({ req }) => (req.user as { role?: string } | null)?.role === 'editor',
        codes: {
          read: ({ req }) =>
            (req.user as { role?: string } | null)?.role === 'editor' || {
              title: { equals: 'Open' },
            },
          update: ({ req }) => (req.user as { role?: string } | null)?.role === 'editor',
        },
      },
      apiKeys: true,
      contacts: true,
    },
    (config) => ({
      ...config,
      plugins: [
        ...(config.plugins ?? []),
        mcpPlugin({ mcp: { tools: qrTools() }, overrideAuth: qrAuth as never }),
      ],
    }),
  )
  keys.editor = await keyOf('editor', ALL)
  keys.limited = await keyOf('editor', ['findQRCodes'])
  keys.stranger = await keyOf('stranger', ALL)
  const code = await site.payload.create({
    collection: 'qr-codes',
    data: {
      code: 'DERBY',
      destination: { type: 'url', url: 'https://tickets.example/derby' },
      tags: ['east stand'],
      title: 'Derby',
    },
  })
  printed = code.id as ID
  await site.payload.create({
    collection: 'qr-contacts' as never,
    data: { email: 'fan@example.com' } as never,
  })
}, 120_000)
afterAll(() => site?.stop())

describe('tools of an assistant', () => {
  it('are those of the scopes of an API key', async () => {
    const { docs } = await site.payload.find({
      collection: 'users',
      where: { role: { equals: 'editor' } },
    })
    const keyWith = async (...scopes: APIScope[]) =>
      (await keysOf(() => site).make(docs[0]!.id, {}, scopes)).key
    const named = async (key: string): Promise<string[]> => {
      const { result } = await call('tools/list', {}, key)
      return (result.tools as { name: string }[]).map(({ name }) => name).toSorted()
    }
    const reader = await keyWith('codes:read')
    expect(await named(reader)).toEqual(['findQRCodes'])
    expect(await named(await keyWith('codes:write', 'stats:read'))).toEqual(ALL)
    expect(await use('findQRCodes', {}, reader)).toMatchObject({ codes: [{ code: 'DERBY' }] })
    const { failed } = await use('makeQRCode', { title: 'A', url: 'https://a.example' }, reader)
    expect(failed).toContain('makeQRCode')
    expect(await call('tools/list', {}, makeAPIKey())).toMatchObject({ errors: [{}] })
  })

  it('are those the key has, and tell of nobody', async () => {
    const { result } = await call('tools/list', {}, keys.editor)
    const names = (result.tools as { name: string }[]).map(({ name }) => name)
    expect(names.toSorted()).toEqual(ALL)
    const few = await call('tools/list', {}, keys.limited)
    expect(few.result.tools).toMatchObject([{ name: 'findQRCodes' }])
    expect(await use('makeQRCode', { title: 'A', url: 'https://a.example' }, keys.limited)).toEqual(
      {
        failed: expect.stringContaining('makeQRCode'),
      },
    )
    expect(JSON.stringify(result)).not.toContain('contact')
  })

  it('make, find, pause and count codes', async () => {
    const url = 'https://tickets.example/cup'
    const { code } = await use('makeQRCode', { tags: ['east stand'], title: 'Cup', url })
    expect(code).toMatchObject({ destination: url, scans: 0, state: 'active', title: 'Cup' })
    expect(code.shortURL).toBe(`https://qr.example/q/${code.code}`)
    expect(await use('findQRCodes', { search: 'cup' })).toMatchObject({
      codes: [{ code: code.code }],
      found: 1,
    })
    expect((await use('findQRCodes', { tag: 'east stand' })).found).toBe(2)
    const scan = () =>
      site.fetch(`/api/q/${code.code}`, {
        headers: { ...IPHONE, 'x-forwarded-for': '73.162.40.20' },
      })
    expect((await scan()).headers.get('location')).toContain(url)
    expect(
      await use('setQRCodeStatus', { code: code.code.toLowerCase(), status: 'paused' }),
    ).toMatchObject({ code: { state: 'paused' } })
    expect((await scan()).status).toBe(410)
    await flushScans(site.payload)
    const numbers = await use('readQRNumbers', { code: code.code, tz: 'Europe/Berlin' })
    expect(numbers).toMatchObject({ totals: { scans: 2, sentOn: 1, turnedAway: 1 } })
    expect(numbers.days).toHaveLength(30)
    expect(numbers.days.at(-1)).toBe(2)
  })

  it('say what was wrong, as the form would', async () => {
    expect(await use('makeQRCode', { title: 'A', url: 'javascript:alert(1)' })).toEqual({
      error: expect.stringMatching(/http/),
    })
    expect(await use('readQRNumbers', { from: 'yesterday' })).toEqual({
      error: expect.stringContaining('from'),
    })
    expect(await use('setQRCodeStatus', { code: 'NOWHERE', status: 'paused' })).toEqual({
      error: 'There is no such QR code, or you may not read it.',
    })
  })

  it('do what the user of the key may, and no more', async () => {
    expect(await use('findQRCodes', {}, keys.stranger)).toEqual({ codes: [], found: 0 })
    expect(
      await use('setQRCodeStatus', { code: 'DERBY', status: 'paused' }, keys.stranger),
    ).toEqual({
      error: 'There is no such QR code, or you may not read it.',
    })
    expect(await use('readQRNumbers', {}, keys.stranger)).toEqual({
      error: expect.stringMatching(/not allowed/i),
    })
    const doc = await site.payload.findByID({ id: printed, collection: 'qr-codes' })
    expect(doc.status).toBe('active')
  })
})
