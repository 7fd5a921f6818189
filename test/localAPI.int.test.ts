import type { Payload } from 'payload'

import { configToSchema } from '@payloadcms/graphql'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { generateTypes } from 'payload/node'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { flushScans } from '../plugin/index.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'
import { temporaryFolder } from './temporaryFolder.js'

const ROOT = path.resolve(import.meta.dirname, '..')
const destination = { url: 'https://example.com/shop' }

let site: TestPayload
let types: string
let id: ID
beforeAll(async () => {
  site = await startPayload()
  const outputFile = path.join(temporaryFolder(), 'payload-types.ts')
  const config = {
    ...site.payload.config,
    typescript: { ...site.payload.config.typescript, outputFile },
  }
  await generateTypes(config, { log: false })
  types = await readFile(outputFile, 'utf8')
  const code = { code: 'ALONE', destination, scanLimit: 1, title: 'Alone' }
  id = (await site.payload.create({ collection: 'qr-codes', data: code })).id
  await site.fetch('/api/q/ALONE', { headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20' } })
  await flushScans(site.payload)
})
afterAll(() => site.stop())

/** Those files of a host with these generated types that the compiler has something against. */
function complaints(sources: Record<string, string>): string[] {
  const files = Object.fromEntries(
    Object.entries({ ...sources, types }).map(([name, source]) => [
      path.join(ROOT, `test/${name}.ts`),
      source,
    ]),
  )
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    types: ['node'],
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile: read } = host
  host.fileExists = (file) => file in files || fileExists(file)
  host.readFile = (file) => files[file] ?? read(file)
  host.getSourceFile = (file, version) => {
    const text = host.readFile(file)
    return text === undefined ? undefined : ts.createSourceFile(file, text, version)
  }
  const program = ts.createProgram(Object.keys(files), options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${path.basename(file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    )
}

async function documentedSeed(): Promise<string> {
  const page = await readFile(path.join(ROOT, 'docs/local-api.md'), 'utf8')
  return /```ts\n(.*?)```/s.exec(page)?.[1] ?? ''
}

describe('the documented seed', () => {
  it('compiles with the generated types, without a cast', async () => {
    const seed = await documentedSeed()
    expect(seed).toContain("collection: 'qr-codes'")
    expect(seed).not.toMatch(/\bas (any|never)\b/)
    const found = complaints({ seed, wrong: seed.replaceAll('title:', 'titel:') })
    expect(found.filter((one) => one.startsWith('seed.ts'))).toEqual([])
    // ... which do look at it
    expect(found.filter((one) => one.startsWith('wrong.ts'))).not.toEqual([])
  })

  it('makes a campaign and its codes once, however often it runs', async () => {
    const { outputText } = ts.transpileModule(await documentedSeed(), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    })
    const { seed } = (await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`
    )) as { seed: (payload: Payload) => Promise<void> }
    await seed(site.payload)
    await seed(site.payload)
    const { docs } = await site.payload.find({
      collection: 'qr-codes',
      sort: 'code',
      where: { 'campaign.slug': { equals: 'derby-day' } },
    })
    expect(docs.map(({ code, status }) => [code, status])).toEqual([
      ['GATE-A', 'active'],
      ['GATE-B', 'active'],
    ])
  })
})

describe('what a code has by itself', () => {
  it('is optional in the generated types', () => {
    const [, code] = /export interface QrCode \{(.*?)\n\}/s.exec(types) ?? []
    for (const name of ['code', 'shortURL', 'printedURL', 'state', 'status', 'scans', 'stats']) {
      expect(code).toMatch(new RegExp(`^ {2}${name}\\?:`, 'm'))
    }
    expect(code).toMatch(/^ {2}title: string/m)
    // A static code has none.
    expect(code).toMatch(/^ {2}destination\?: \{/m)
  })

  it('is optional in GraphQL', () => {
    const { schema } = configToSchema(site.payload.config)
    const input = schema.getType('mutationQrCodeInput') as unknown as {
      getFields: () => Record<string, { type: unknown }>
    }
    const required = Object.entries(input.getFields())
      .filter(([, { type }]) => String(type).endsWith('!'))
      .map(([name]) => name)
    expect(required.sort()).toEqual(['title'])
  })

  it('cannot be emptied', async () => {
    const pause = (status: unknown) =>
      site.payload.update({ id, collection: 'qr-codes', data: { status } as never })
    await expect(pause(null)).rejects.toThrow('Status')
    await expect(pause('off')).rejects.toThrow('Status')
    expect((await site.payload.findByID({ id, collection: 'qr-codes' })).status).toBe('active')
  })
})

describe('a derived field that is selected alone has its value', () => {
  const codes = {
    lastScanAt: expect.stringMatching(/^\d{4}-/),
    printedURL: 'https://QR.EXAMPLE/Q/ALONE',
    scans: 1,
    sentOn: 1,
    shortURL: 'https://qr.example/q/ALONE',
    state: 'used-up',
    visitors: 1,
  }
  it.each(Object.entries(codes))('%s of a code', async (name, value) => {
    const asked = { collection: 'qr-codes', select: { [name]: true } as never } as const
    const where = { id: { equals: id } }
    expect(await site.payload.findByID({ ...asked, id })).toMatchObject({ [name]: value })
    expect((await site.payload.find({ ...asked, where })).docs[0]).toMatchObject({ [name]: value })
  })

  it('every derived field of every collection of ours that is looked at is among them', () => {
    const derived = (slug: string) =>
      site.payload.collections[slug]!.config.flattenedFields.filter(
        (field) => 'virtual' in field && field.virtual,
      ).map(({ name }) => name)
    // asked for in `where` alone, they hold nothing
    const filters = ['health', 'search']
    expect(derived('qr-codes').sort()).toEqual([...Object.keys(codes), ...filters].sort())
    expect(derived('qr-campaigns')).toEqual([])
  })

  it('and so have the fields of a scan that many scans share', async () => {
    const where = { code: { equals: 'ALONE' } }
    const find = async (select?: Record<string, true>) => {
      const asked = {
        collection: 'qr-scans',
        where,
        ...(select ? { select: select as never } : {}),
      }
      return (await site.payload.find(asked as never)).docs[0] as unknown as Record<string, unknown>
    }
    const whole = await find()
    const virtual = site.payload.collections['qr-scans']!.config.flattenedFields.filter(
      (field) => 'virtual' in field && field.virtual,
    ).map(({ name }) => name)
    expect(whole.browser).toContain('Safari')
    for (const name of [...virtual, 'destination']) {
      expect((await find({ [name]: true }))[name], name).toEqual(whole[name])
    }
  })

  it('over REST, and within a document that points to the code', async () => {
    const { docs } = (await (
      await site.fetch('/api/qr-codes?select[shortURL]=true', { headers: await signedIn() })
    ).json()) as { docs: object[] }
    expect(docs).toContainEqual(expect.objectContaining({ shortURL: codes.shortURL }))
    const { docs: scans } = await site.payload.find({
      collection: 'qr-scans',
      depth: 1,
      populate: { 'qr-codes': { shortURL: true } } as never,
      select: { qrCode: true } as never,
    })
    expect(scans[0]).toMatchObject({ qrCode: { shortURL: codes.shortURL } })
  })

  async function signedIn(): Promise<{ authorization: string }> {
    const data = { email: 'a@example.com', password: 'secret' }
    await site.payload.create({ collection: 'users', data })
    const { token } = await site.payload.login({ collection: 'users', data })
    return { authorization: `JWT ${token}` }
  }
})
