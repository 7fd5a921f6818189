import type * as GraphQL from 'graphql'
import type { AccessArgs, PayloadRequest } from 'payload'

import { configToSchema } from '@payloadcms/graphql'
import { createRequire } from 'node:module'
import { createLocalReq } from 'payload'
import { expect } from 'vitest'

import type { ID } from '../../src/vocabulary/scan.js'
import type { TestPayload } from '../startPayload.js'

import { optionsOf } from '../../src/options/optionsOf.js'
import { storeOf } from '../../src/store/storeOf.js'
import { scanRecord } from '../scanRecord.js'
import { startPayload } from '../startPayload.js'
import { type Role, ROLES } from './roles.js'

// The copy of it that Payload uses: it takes no schema made by another.
const { graphql } = createRequire(import.meta.url)('graphql') as typeof GraphQL

const roleOf = ({ req }: Pick<AccessArgs, 'req'>): Role | undefined =>
  ROLES[(req.user as { role?: string } | null)?.role ?? '']

export type Matrix = Awaited<ReturnType<typeof openMatrix>>

/** A site with two codes of one campaign, five scans, and somebody of every role. */
export async function openMatrix() {
  const site = await startPayload({
    access: {
      analytics: (args) => roleOf(args)?.analytics ?? false,
      codes: { read: (args) => roleOf(args)?.codes ?? false },
    },
    overrides: {
      scans: ({ defaultCollection }) => ({
        ...defaultCollection,
        access: {
          ...defaultCollection.access,
          read: (args) => roleOf(args)?.scans ?? defaultCollection.access!.read!(args),
        },
      }),
    },
  })
  const tokens = await addPeople(site)
  const { campaign, codes } = await addCodes(site)
  const { names, rowIds } = await addScans(site, codes)
  const nameOf = (scanId: string): string => names.get(scanId) ?? scanId
  const ask = async (role: string, path: string) => {
    const response = await site.fetch(path, {
      headers: tokens[role] ? { authorization: `JWT ${tokens[role]}` } : {},
    })
    const text = await response.text()
    return { body: /^[[{]/.test(text) ? JSON.parse(text) : text, status: response.status }
  }
  const reqOf = async (role: string): Promise<PayloadRequest> => {
    const where = { role: { equals: role } }
    const { docs } = await site.payload.find({ collection: 'users', where })
    const user = docs[0] && { ...docs[0], collection: 'users' }
    return createLocalReq({ ...(user && { user: user as never }) }, site.payload)
  }
  return {
    ask,
    campaign,
    codes,
    graphql: async <Data>(role: string, source: string): Promise<Partial<Data>> => {
      const { schema } = configToSchema(site.payload.config)
      const contextValue = { headers: {}, req: await reqOf(role) }
      const { data, errors } = await graphql({ contextValue, schema, source })
      // A refusal has a path; a question that is no GraphQL has none, and would hide everything.
      for (const { message, path } of errors ?? []) if (!path) throw new Error(message)
      return (data ?? {}) as Partial<Data>
    },
    nameOf,
    namesOf: (docs: { scanId: string }[]): string[] =>
      docs.map(({ scanId }) => nameOf(scanId)).sort(),
    payload: site.payload,
    refused: async (role: string, path: string): Promise<void> => {
      const { body, status } = await ask(role, path)
      expect([path, status >= 400]).toEqual([path, true])
      for (const id of names.keys()) expect(JSON.stringify(body)).not.toContain(id)
    },
    reqOf,
    rowIds,
    stop: site.stop,
  }
}

async function addPeople({ payload }: TestPayload): Promise<Record<string, string>> {
  const tokens: Record<string, string> = {}
  for (const role of Object.keys(ROLES)) {
    if (role === 'anonymous') continue
    const login = { email: `${role}@example.com`, password: 'secret' }
    await payload.create({ collection: 'users', data: { ...login, role } })
    tokens[role] = (await payload.login({ collection: 'users', data: login })).token!
  }
  return tokens
}

async function addCodes({ payload }: TestPayload) {
  const campaign = (await payload.create({ collection: 'qr-campaigns', data: { title: 'Derby' } }))
    .id as ID
  const codes = {} as Record<'E' | 'W', ID>
  for (const [letter, placement] of [
    ['E', 'east'],
    ['W', 'west'],
  ] as const) {
    const { id } = await payload.create({
      collection: 'qr-codes',
      data: {
        campaign,
        code: `${letter}CODE`,
        destination: { type: 'url', url: 'https://example.com' },
        placement,
        title: placement,
      },
    })
    codes[letter] = id as ID
  }
  return { campaign, codes }
}

async function addScans({ payload }: TestPayload, codes: Record<'E' | 'W', ID>) {
  const names = new Map<string, string>()
  const scan = (name: string, country: string, city: string) => {
    const letter = name[0] as 'E' | 'W'
    const one = scanRecord({
      city,
      code: `${letter}CODE`,
      country,
      qrCode: codes[letter],
      visitor: name,
    })
    names.set(one.scanId, name)
    return one
  }
  await storeOf(payload, optionsOf(payload)).writeScans([
    scan('E1', 'DE', 'Berlin'),
    scan('E2', 'DE', 'Berlin'),
    scan('E3', 'FR', 'Paris'),
    scan('W1', 'DE', 'Berlin'),
    scan('W2', 'FR', 'Lyon'),
  ])
  const rowIds: Record<string, ID> = {}
  const { docs } = await payload.find({ collection: 'qr-scans', pagination: false })
  for (const doc of docs) rowIds[names.get(doc.scanId as string)!] = doc.id as ID
  return { names, rowIds }
}
