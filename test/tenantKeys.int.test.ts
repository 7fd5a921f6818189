import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { keysOf } from './keysOf.js'
import { startTenants, type Tenants } from './startTenants.js'

// Keys of people of tenants: as far as their owner, and nobody else's to see.

let all: Tenants
const keys = keysOf(() => all.site)
beforeAll(async () => {
  all = await startTenants({ apiKeys: { perMinute: 5_000 } })
}, 240_000)
afterAll(() => all?.site.stop())

const OTHERS = /bravo/i

const read = async (key: string, path: string, method = 'GET', body?: unknown) => {
  const answer = await keys.ask(key, path, method, body)
  return { status: answer.status, text: await answer.text() }
}

describe('a key of somebody of a tenant', () => {
  it("reads nothing of another's by Payload's own endpoints, whatever it asks", async () => {
    const { key } = await keys.make(all.users.alpha.id)
    const { bravo } = all.ids
    const leaks: object[] = []
    for (const path of [
      '/qr-codes?limit=0&depth=5',
      '/qr-codes?limit=0&depth=5&draft=true&trash=true&locale=all',
      '/qr-codes?limit=0&depth=5&sort=tenant.slug',
      '/qr-codes?limit=0&populate[tenants][name]=true&populate[users][email]=true&depth=3',
      `/qr-codes?where[tenant][equals]=${bravo.tenant}`,
      '/qr-codes?where[tenant.slug][equals]=bravo',
      `/qr-codes?where[or][0][campaign][equals]=${bravo.campaign}&where[or][1][id][exists]=true&depth=2`,
      `/qr-codes/${bravo.code}`,
      `/qr-codes/${bravo.code}?draft=true&trash=true`,
      '/qr-campaigns?limit=0&depth=5',
      `/qr-campaigns/${bravo.campaign}`,
      '/qr-designs?limit=0&depth=5',
      `/qr-designs/${bravo.design}`,
      '/qr-scans?limit=0&depth=5',
      `/qr-scans/${bravo.scan}`,
      '/qr-scans?where[qrCode.title][contains]=bravo',
      '/qr-api-keys?depth=3',
      '/tenants',
      '/places',
      '/media',
    ]) {
      const { status, text } = await read(key, path)
      if (OTHERS.test(text) || status >= 500) leaks.push({ path, status, text })
    }
    for (const path of ['/qr-codes/count', '/qr-scans/count', '/qr-campaigns/count']) {
      const mine = await (await all.ask('alpha', path)).text()
      expect([path, (await read(key, path)).text]).toEqual([path, mine])
    }
    expect(leaks).toEqual([])
  })

  it("changes nothing of another's, and points to nothing of theirs", async () => {
    const { key } = await keys.make(all.users.alpha.id)
    const { alpha, bravo } = all.ids
    const to = { destination: { type: 'url', url: 'https://example.com' }, title: 'New' }
    const asked: [string, string, unknown?][] = [
      [`/qr-codes/${bravo.code}`, 'PATCH', { title: 'Mine' }],
      [`/qr-codes/${bravo.code}`, 'DELETE'],
      [`/qr-campaigns/${bravo.campaign}`, 'PATCH', { title: 'Mine' }],
      [`/qr-designs/${bravo.design}`, 'PATCH', { title: 'Mine' }],
      [`/qr-codes/${bravo.code}/duplicate`, 'POST', { title: 'x' }],
      ['/qr-codes', 'POST', { ...to, campaign: bravo.campaign }],
      ['/qr-codes', 'POST', { ...to, tenant: bravo.tenant }],
      ['/qr-codes', 'POST', { ...to, preset: bravo.design }],
      ['/qr-codes', 'POST', { ...to, domain: 'go.bravo.example' }],
      ['/qr-codes', 'POST', { ...to, destination: { reference: { relationTo: 'places', value: bravo.page }, type: 'reference' } }], // prettier-ignore
      [`/qr-codes/${alpha.code}`, 'PATCH', { tenant: bravo.tenant }],
      [`/qr-codes/${alpha.code}`, 'PATCH', { campaign: bravo.campaign }],
    ]
    const wrong: object[] = []
    for (const one of asked) {
      const { status, text } = await read(key, ...one)
      if (status < 400 || status >= 500) wrong.push({ one, status, text })
    }
    expect(wrong).toEqual([])
    const many = await read(key, '/qr-codes?where[id][exists]=true', 'PATCH', { placement: 'alpha west' }) // prettier-ignore
    expect(many.text).not.toMatch(OTHERS)
  })

  it('that is limited to what is another tenant’s reaches nothing', async () => {
    const { bravo } = all.ids
    const { key } = await keys.make(all.users.alpha.id, { campaigns: [bravo.campaign], codes: [bravo.code], reach: 'some' }) // prettier-ignore
    for (const path of [
      '/qr-codes',
      '/qr-campaigns',
      '/qr-scans',
      '/qr-scans/stats?detail=1',
      '/qr/alerts',
      '/qr-codes/tags',
      '/qr-scans/latest',
      '/qr-scans/breakdown?dimension=city',
    ]) {
      // prettier-ignore
      const { status, text } = await read(key, path)
      expect([path, status < 500, OTHERS.test(text)]).toEqual([path, true, false])
      expect([path, text]).not.toEqual([path, expect.stringMatching(/alpha/i)])
    }
    const asked = { campaign: bravo.campaign, destination: { type: 'url', url: 'https://example.com' }, title: 'New' } // prettier-ignore
    expect((await read(key, '/qr-codes', 'POST', asked)).status).toBe(400)
  })

  it('follows its owner from one tenant to another at once', async () => {
    const login = { email: 'mover@example.com', password: 'a long password' }
    const tenants = (name: 'alpha' | 'bravo') => [{ tenant: all.ids[name].tenant }]
    const user = await all.make('users', { ...login, role: 'mover', tenants: tenants('alpha') })
    const { key } = await keys.make(user)
    const titles = async () => (await read(key, '/qr-codes?limit=0&select[title]=true')).text
    expect(await titles()).toContain('alpha code')
    await all.site.payload.update({ id: user, collection: 'users', data: { tenants: tenants('bravo') } as never }) // prettier-ignore
    expect(await titles()).not.toContain('alpha')
    expect(await titles()).toContain('bravo code')
    await all.site.payload.update({ id: user, collection: 'users', data: { tenants: [] } as never })
    expect(await titles()).not.toMatch(/alpha|bravo/)
  })

  it('is seen and ended by its owner alone', async () => {
    const { id } = await keys.make(all.users.alpha.id, { title: 'alpha key' })
    for (const who of ['bravo', 'both', 'super'] as const) {
      expect(await (await all.ask(who, '/qr-api-keys?limit=0&trash=true')).text()).not.toContain('alpha key') // prettier-ignore
      const now = { revokedAt: new Date().toISOString() }
      expect((await all.ask(who, `/qr-api-keys/${id}`, 'PATCH', now)).status).toBeGreaterThan(400)
      expect((await all.ask(who, `/qr-api-keys/${id}`, 'DELETE')).status).toBeGreaterThan(400)
      expect((await all.ask(who, `/qr-api-keys/${id}`)).status).toBe(404)
    }
    const own = await (await all.ask('alpha', '/qr-api-keys?limit=0')).text()
    expect(own).toContain('alpha key')
    for (const path of ['hash', 'owner.password', 'owner.hash', 'key']) {
      const asked = await all.ask('bravo', `/qr-api-keys?where[${path}][exists]=true`)
      expect([path, (await asked.text()).includes('alpha key')]).toEqual([path, false])
    }
  })

  it('is limited to what its owner may see: all else is not there', async () => {
    const { alpha, bravo } = all.ids
    const body = (more: object) => ({ reach: 'some', scopes: ['codes:read'], title: 'x', ...more })
    const said = new Set<string>()
    for (const id of [999_999, bravo.campaign]) {
      const answer = await all.ask('alpha', '/qr-api-keys', 'POST', body({ campaigns: [id] }))
      const text = await answer.text()
      expect([id, answer.status, text]).toEqual([id, 400, expect.stringContaining('campaigns')])
      said.add(text)
    }
    expect(said.size).toBe(1)
    for (const id of [999_999, bravo.code]) {
      const answer = await all.ask('alpha', '/qr-api-keys', 'POST', body({ codes: [id], campaigns: [alpha.campaign] })) // prettier-ignore
      expect([id, answer.status, await answer.text()]).toEqual([id, 400, expect.stringContaining('codes')]) // prettier-ignore
    }
    const own = { campaigns: [alpha.campaign], codes: [alpha.code] }
    const made = await (await all.ask('alpha', '/qr-api-keys?depth=0', 'POST', body(own))).json()
    expect(made.doc).toMatchObject(own)
    // what was chosen before by who could see it stays when the key is called otherwise
    const { id } = await keys.make(all.users.alpha.id, {
      campaigns: [bravo.campaign],
      reach: 'some',
    })
    expect((await all.ask('alpha', `/qr-api-keys/${id}`, 'PATCH', { title: 'y' })).status).toBe(200)
  })
})
