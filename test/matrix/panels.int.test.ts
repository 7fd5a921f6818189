import type { PayloadRequest } from 'payload'

import React from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import type * as RSC from '../../plugin/rsc.js'

import { openMatrix, type Matrix } from './openMatrix.js'
import { rightsOf, ROLES, totalOf } from './roles.js'

// Payload's own interface needs a bundler; what is asked here is what our server parts put into it.
vi.mock('@payloadcms/ui', () => {
  const Any: React.FC<{ children?: React.ReactNode }> = ({ children }) => children
  const useTranslation = () => ({ i18n: { language: 'en' }, t: (key: string) => key })
  const names = ['Banner', 'Button', 'Gutter', 'Link', 'Pill', 'SetStepNav', 'ShimmerEffect']
  const hooks = ['useAuth', 'useConfig', 'useDocumentEvents', 'useDocumentInfo', 'useFormFields']
  const more = ['toast', 'useFormModified', 'useListQuery', 'usePayloadAPI']
  return {
    ...Object.fromEntries(names.map((name) => [name, Any])),
    ...Object.fromEntries([...hooks, ...more].map((name) => [name, () => ({})])),
    useTranslation,
  }
})
vi.mock('@payloadcms/next/templates', () => ({ DefaultTemplate: () => null }))

let matrix: Matrix
let rsc: typeof RSC
beforeAll(async () => {
  rsc = await import('../../plugin/rsc.js')
  matrix = await openMatrix()
})
afterAll(() => matrix?.stop())

type Part = React.ReactElement<Record<string, unknown>> | null
type Server = (props: never) => Promise<React.ReactNode> | React.ReactNode

/** Names of the components a server part answers with, and the props of all of them. */
const partsOf = (node: React.ReactNode): { name: string; props: Record<string, unknown> }[] => {
  if (Array.isArray(node)) return node.flatMap(partsOf)
  const part = node as Part
  if (!part || typeof part !== 'object' || !('props' in part)) return []
  const name = typeof part.type === 'function' ? part.type.name : String(part.type)
  return [{ name, props: part.props }, ...partsOf(part.props.children as React.ReactNode)]
}

/** The same without a part that only a browser draws. */
const without = (name: string, node: React.ReactNode): React.ReactNode => {
  if (Array.isArray(node)) return node.map((one) => without(name, one as React.ReactNode))
  if (!React.isValidElement<{ children?: React.ReactNode }>(node)) return node
  if (typeof node.type === 'function' && node.type.name === name) return null
  const { children } = node.props
  return children === undefined
    ? node
    : React.cloneElement(node, {}, ...[without(name, children)].flat())
}

describe.each(Object.keys(ROLES))('%s', (role) => {
  const { mayRead, numbers, ofCode, whole } = rightsOf(role)

  /** The code as Payload hands it to the parts of its page. */
  const pageOf = async (letter: 'E' | 'W') => {
    const req = await matrix.reqOf(role)
    const data = await matrix.payload.findByID({
      id: matrix.codes[letter],
      collection: 'qr-codes',
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      req,
    })
    return { data, i18n: req.i18n, payload: matrix.payload, req }
  }

  it.each(['E', 'W'] as const)("sees its scans on code %s's page", async (letter) => {
    const LatestScans = rsc.LatestScans as unknown as Server
    const { req, ...page } = await pageOf(letter)
    // Also where somebody hands it a code they cannot open.
    const data = page.data ?? { id: matrix.codes[letter] }
    const node = await LatestScans({ ...page, data, req } as never)
    if (!numbers) return expect(node).toBeNull()
    const html = renderToStaticMarkup(without('PlaceCredits', node))
    const cities = { E1: 'Berlin', E2: 'Berlin', E3: 'Paris', W1: 'Berlin', W2: 'Lyon' }
    const seen = ofCode(letter).map((name) => cities[name as keyof typeof cities])
    for (const city of ['Berlin', 'Lyon', 'Paris']) {
      expect(html.split(city).length - 1).toBe(seen.filter((one) => one === city).length)
    }
    expect(html.split('<time').length - 1).toBe(seen.length)
  })

  it.each(['E', 'W'] as const)('sees how many code %s sent on where it may', async (letter) => {
    const page = await pageOf(letter)
    if (!page.data) return expect(mayRead(letter)).toBe(false)
    // A draft or another tab may still hold the number of the counter's row.
    const { docs } = await matrix.payload.find({
      collection: 'qr-counters',
      where: { qrCode: { equals: matrix.codes[letter] } },
    })
    const data = { ...page.data, stats: docs[0]!.id }
    const [panel] = partsOf(
      await (rsc.ScanPreview as unknown as Server)({ ...page, data } as never),
    )
    // Rules about single scans say nothing of totals, even if they let all pass.
    if (whole(letter)) expect([0, totalOf(letter)]).toContain(panel!.props.sent)
    else expect(panel!.props.sent).toBe(0)
    if (['admin', 'manager'].includes(role)) expect(panel!.props.sent).toBe(totalOf(letter))
  })

  it('gets widgets without scans in them, and none without the right', async () => {
    const req = await matrix.reqOf(role)
    for (const Widget of [rsc.LatestScansWidget, rsc.ScansWidget, rsc.TopCodesWidget]) {
      const node = await (Widget as unknown as Server)({ req } as never)
      expect(partsOf(node).some(({ name }) => name === 'AnalyticsLoader')).toBe(numbers)
      expect(JSON.stringify(partsOf(node))).not.toMatch(/Berlin|Lyon|Paris/)
    }
  })

  it.each([
    ['code', 'qr-codes'],
    ['campaign', 'qr-campaigns'],
  ])('opens the tab of a %s only with the right', async (kind, slug) => {
    const req = await matrix.reqOf(role)
    const doc = { id: 1, code: 'ECODE', slug: 'derby', title: kind }
    const collectionConfig = matrix.payload.collections[slug]!.config
    const props = { doc, initPageResult: { collectionConfig, req } }
    const parts = partsOf(await (rsc.AnalyticsTab as unknown as Server)(props as never))
    expect(parts.some(({ name }) => name === 'AnalyticsLoader')).toBe(numbers)
  })

  it('opens the overview only with the right', async () => {
    const req = await matrix.reqOf(role)
    const open = async () => (rsc.AnalyticsView as unknown as Server)(viewOf(req) as never)
    if (role === 'anonymous') return expect(open()).rejects.toThrow('NEXT_REDIRECT')
    const parts = partsOf(await open())
    expect(parts.some(({ name }) => name === 'AnalyticsLoader')).toBe(numbers)
    expect(parts.some(({ name }) => name === 'NotAllowed')).toBe(!numbers)
  })
})

const viewOf = (req: PayloadRequest) => ({
  initPageResult: { locale: null, permissions: {}, req, visibleEntities: {} },
  params: {},
  payload: req.payload,
  searchParams: {},
})
