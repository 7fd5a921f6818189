import type * as GraphQL from 'graphql'
import type { CollectionSlug, Config, PayloadRequest, Where } from 'payload'

import { configToSchema } from '@payloadcms/graphql'
import { createRequire } from 'node:module'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { qrTools } from '../plugin/mcp.js'
import { domainsOfPerson } from '../src/access/tenants/domainsOfTenants.js'
import { mailAlerts } from '../src/alerts/mail/mailAlerts.js'
import { missedCodes } from '../src/alerts/misprints/missedCodes.js'
import { readableAlerts } from '../src/alerts/readableAlerts.js'
import { sendReports } from '../src/alerts/reports/sendReports.js'
import { tellAlerts } from '../src/alerts/webhooks/tellAlerts.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { type Person, SCANS, startTenants, TENANTS, type Tenants } from './startTenants.js'

// The very copy Payload has: a second one would not know its schema.
const { graphql } = createRequire(import.meta.url)('graphql') as typeof GraphQL

type Mail = { html: string; subject: string; text: string; to: string }

const DAY = 86_400_000
const key = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const receiver = (where?: Where) => ({ secret: key, url: 'https://hooks.example/', ...(where && { where }) }) // prettier-ignore

let tenants: Tenants
const mails: Mail[] = []

beforeAll(async () => {
  tenants = await startTenants(
    {
      hubspot: {
        accessToken: () => 'none',
        baseURL: 'http://127.0.0.1:9',
        portalOf: ({ tenants: theirs }) => {
          const found = TENANTS.filter((name) => theirs.includes(tenants?.ids[name].tenant))
          return found.length === 1 ? found[0]! : null
        },
        portals: [...TENANTS],
      },
      quota: { codes: 6 },
      webhooks: {
        endpoints: {
          all: receiver(),
          alpha: receiver({ 'tenant.slug': { equals: 'alpha' } }),
        },
        log: () => true,
      },
    },
    (config): Config => ({
      ...config,
      email: () => ({
        defaultFromAddress: 'qr@example.com',
        defaultFromName: 'QR',
        name: 'test',
        sendEmail: async (mail) => void mails.push(mail as Mail),
      }),
    }),
  )
}, 240_000)
afterAll(() => tenants?.site.stop())

const options = () => optionsOf(tenants.site.payload)
const requestOf = (who: Person): Promise<PayloadRequest> =>
  createLocalReq({ user: tenants.users[who] }, tenants.site.payload)
const json = async (who: Person, path: string, method?: string, body?: unknown) => {
  const answer = await tenants.ask(who, path, method, body)
  const text = await answer.text()
  return { body: text ? JSON.parse(text) : null, status: answer.status, text }
}
const code = (name: string, more: object = {}) => ({
  code: name,
  destination: { type: 'url', url: 'https://example.com/' },
  title: name,
  ...more,
})
const fieldsOf = ({ body }: { body: { errors?: { data?: { errors?: { path: string }[] } }[] } }) =>
  body.errors?.[0]?.data?.errors?.map(({ path }) => path)

describe('figures', () => {
  it('of the tenants add up to those of who reads all', async () => {
    const path = '/qr-scans/stats?detail=1&limit=100'
    const [alpha, bravo, both, all] = await Promise.all(
      (['alpha', 'bravo', 'both', 'super'] as const).map(async (who) => (await json(who, path)).body), // prettier-ignore
    )
    expect([alpha.scans, bravo.scans]).toEqual([SCANS.alpha, SCANS.bravo])
    expect(both).toEqual(all)
    for (const name of ['scans', 'sent_on', 'turned_away', 'unique_visitors'] as const) {
      expect([name, alpha[name] + bravo[name]]).toEqual([name, all[name]])
    }
    const classes = (stats: typeof all) => [stats.traffic.all, stats.traffic.human]
    expect(classes(alpha).map((sum, at) => sum + classes(bravo)[at]!)).toEqual(classes(all))
    // by code: each is of one tenant, and has what its own people see of it
    const tops = [...alpha.top_codes, ...bravo.top_codes].toSorted((a, b) => b.scans - a.scans)
    expect(all.top_codes).toEqual(tops)
  })

  it('so do rows of every breakdown, of exports, of the feed and of sales', async () => {
    const dimensions = ['country', 'region', 'city', 'postalCode', 'asOrganization', 'outcome', 'deviceType', 'os', 'browser', 'language', 'utmSource', 'utmMedium', 'utmCampaign', 'placement'] // prettier-ignore
    const sums = {} as Record<'alpha' | 'bravo' | 'super', Record<string, number>>
    for (const who of ['alpha', 'bravo', 'super'] as const) {
      sums[who] = {}
      for (const dimension of dimensions) {
        const { body } = await json(who, `/qr-scans/breakdown?dimension=${dimension}&limit=100`)
        const rows = (body.rows ?? body) as { scans: number }[]
        sums[who][dimension] = rows.reduce((sum, { scans }) => sum + scans, 0)
      }
      sums[who].rows = (await json(who, '/qr-scans/export?format=json')).body.length
      sums[who].feed = (await json(who, '/qr-scans/latest?limit=50')).body.length
      sums[who].orders = (await json(who, '/qr/crm/revenue')).body.conversions
      sums[who].list = (await json(who, '/qr-scans?depth=0')).body.totalDocs
      sums[who].codes = (await json(who, '/qr-codes?depth=0')).body.totalDocs
    }
    expect(sums.super).toMatchObject({ feed: 8, list: 8, orders: 2, outcome: 8, rows: 8 })
    for (const [name, sum] of Object.entries(sums.super)) {
      expect([name, sums.alpha[name]! + sums.bravo[name]!]).toEqual([name, sum])
    }
  })
})

describe('documents', () => {
  it('no collection shows one of another tenant, nor a count of them', async () => {
    const { payload } = tenants.site
    const { codes, scans, campaigns, designs, reports } = options().slugs
    const shown = new Set<string>([codes, scans, campaigns, designs, reports])
    const leaks: object[] = []
    for (const slug of Object.keys(payload.collections).filter((one) => one.startsWith('qr-'))) {
      const list = await json('alpha', `/${slug}?depth=2&limit=100`)
      const ofBravo = await payload.find({
        collection: slug as CollectionSlug,
        depth: 0,
        overrideAccess: true,
        pagination: false,
        trash: true,
      })
      const isClosed = list.status >= 400 || list.body.totalDocs === 0
      if (/bravo/i.test(list.text)) leaks.push({ slug, text: list.text })
      if (!shown.has(slug) && !isClosed) leaks.push({ slug, why: 'open', text: list.text })
      const readable = new Set((list.body?.docs ?? []).map(({ id }: { id: unknown }) => id))
      for (const { id } of ofBravo.docs) {
        if (readable.has(id)) continue
        const one = await tenants.ask('alpha', `/${slug}/${id}?depth=2`)
        const gone = await tenants.ask('alpha', `/${slug}/${id}`, 'DELETE')
        if (one.status < 400 || gone.status < 400) leaks.push({ id, slug, why: 'by id' })
      }
    }
    expect(leaks).toEqual([])
    expect((await json('bravo', `/${codes}?depth=2`)).text).toMatch(/bravo derby/)
  })

  it('nor does GraphQL, by any query of ours', async () => {
    const { schema } = configToSchema(tenants.site.payload.config)
    const queries = Object.keys(schema.getQueryType()!.getFields()).filter((one) => /^(count)?Qr/.test(one)) // prettier-ignore
    expect(queries).toEqual(
      expect.arrayContaining(['QrCode', 'QrCodes', 'QrScans', 'countQrCodes']),
    )
    const answers: Record<string, Record<string, unknown>> = {}
    for (const name of queries) {
      const field = schema.getQueryType()!.getFields()[name]!
      const isOne = field.args.some((arg) => arg.name === 'id')
      const asked = name.startsWith('count') ? 'totalDocs' : isOne ? 'id' : 'totalDocs docs { id }'
      answers[name] = {}
      for (const who of ['alpha', 'super'] as const) {
        const req = await requestOf(who)
        req.payloadAPI = 'GraphQL'
        const of = name === 'QrCode' ? `(id: ${tenants.ids.bravo.code})` : name === 'QrScan' ? `(id: ${tenants.ids.bravo.scan})` : isOne ? '(id: 2)' : '' // prettier-ignore
        const { data } = await graphql({
          contextValue: { headers: {}, req, res: {} },
          schema,
          source: `{ ${name}${of} { ${asked} } }`,
        })
        answers[name]![who] = data?.[name] ?? null
      }
    }
    expect(answers.QrCodes).toMatchObject({ alpha: { totalDocs: 2 }, super: { totalDocs: 4 } })
    expect(answers.countQrScans).toEqual({ alpha: { totalDocs: 3 }, super: { totalDocs: 8 } })
    expect(answers.QrCode).toMatchObject({ alpha: null, super: { id: tenants.ids.bravo.code } })
    expect(answers.QrScan!.alpha).toBeNull()
    for (const name of ['QrContacts', 'QrConversions', 'countQrContacts', 'countQrConversions']) {
      expect([name, answers[name]!.alpha]).toEqual([name, null])
      expect(answers[name]!.super).toMatchObject({ totalDocs: 2 })
    }
  })

  it('no query over a relation tells of them', async () => {
    for (const path of [
      '/qr-codes?where[campaign.title][like]=bravo',
      '/qr-codes?where[tenant.slug][equals]=bravo',
      '/qr-codes?where[search][like]=bravo',
      '/qr-scans?where[qrCode.title][like]=bravo',
      '/qr-scans?where[city][like]=bravo',
      '/qr-campaigns?where[codes.title][like]=bravo',
    ]) {
      const { body } = await json('alpha', path)
      expect([path, body.totalDocs ?? 0]).toEqual([path, 0])
    }
  })
})

describe('what is saved', () => {
  const pointing = (): [name: string, path: string, data: () => object][] => [
    ['a campaign', 'campaign', () => ({ campaign: tenants.ids.bravo.campaign })],
    ['a preset', 'preset', () => ({ preset: tenants.ids.bravo.design })],
    ['a logo', 'logo', () => ({ logo: tenants.ids.bravo.logo })],
    ['a page', 'destination.reference', () => ({ destination: { reference: { relationTo: 'places', value: tenants.ids.bravo.page }, type: 'reference' } })], // prettier-ignore
    ['a page in a rule', 'rules', () => ({ rules: [{ id: 'r', to: [{ id: 'a', reference: { relationTo: 'places', value: tenants.ids.bravo.page } }], when: {} }] })], // prettier-ignore
  ]

  it('points to nothing of another tenant, whoever saves it', async () => {
    const { alpha } = tenants.ids
    for (const [name, path, data] of pointing()) {
      for (const who of ['alpha', 'both', 'super'] as const) {
        const answer = await json(who, `/qr-codes/${alpha.code}`, 'PATCH', data())
        expect([name, who, answer.status, fieldsOf(answer)]).toEqual([name, who, 400, [path]])
        expect(answer.text).not.toMatch(/bravo/i)
      }
    }
    const campaign = await json('both', `/qr-campaigns/${alpha.campaign}`, 'PATCH', { preset: tenants.ids.bravo.design }) // prettier-ignore
    expect([campaign.status, fieldsOf(campaign)]).toEqual([400, ['preset']])
    const design = await json('both', `/qr-designs/${alpha.design}`, 'PATCH', { logo: tenants.ids.bravo.logo }) // prettier-ignore
    expect([design.status, fieldsOf(design)]).toEqual([400, ['logo']])
    const report = await json('both', `/qr-reports/${alpha.report}`, 'PATCH', { campaign: tenants.ids.bravo.campaign }) // prettier-ignore
    expect([report.status, fieldsOf(report)]).toEqual([400, ['campaign']])
    const receivers = await json('alpha', `/qr-reports/${alpha.report}`, 'PATCH', { receivers: [tenants.users.bravo.id] }) // prettier-ignore
    expect([receivers.status, fieldsOf(receivers)]).toEqual([400, ['receivers']])
  })

  it('does not leave its tenant while it points into it, nor what points to it', async () => {
    const { alpha, bravo } = tenants.ids
    const moved = await json('both', `/qr-codes/${alpha.code}`, 'PATCH', { tenant: bravo.tenant })
    expect([moved.status, fieldsOf(moved)]).toEqual([400, ['campaign', 'preset']])
    const campaign = await json('both', `/qr-campaigns/${alpha.campaign}`, 'PATCH', { tenant: bravo.tenant }) // prettier-ignore
    expect([campaign.status, fieldsOf(campaign)]).toEqual([400, ['tenant']])
    expect(campaign.text).toMatch(/another tenant use it: 1/)
    const theirs = await json('alpha', `/qr-codes/${alpha.code}`, 'PATCH', { tenant: bravo.tenant })
    expect(theirs.status).toBe(400)
  })

  it('leaves it where a document of it is only what the code led to before', async () => {
    const { ids, make, site } = tenants
    const { alpha, bravo } = ids
    const own = { reference: { relationTo: 'places', value: alpha.page }, type: 'reference' }
    const id = await make('qr-codes', { destination: own, tenant: alpha.tenant, title: 'Moves' })
    const change = (data: object) =>
      site.payload.update({ id, collection: 'qr-codes', data: data as never })
    await change({ destination: { type: 'url', url: 'https://example.com' } })
    await expect(change({ tenant: bravo.tenant })).resolves.toMatchObject({ title: 'Moves' })
    await expect(change({ destination: { type: 'reference' } })).rejects.toThrow('invalid')
    await site.payload.delete({ id, collection: 'qr-codes' })
  })

  it('and what is no document at all is refused as ever', async () => {
    const { code: id } = tenants.ids.alpha
    const wrong = ['abc', 999_999, '-1', 1e30, true, {}].flatMap((value) => [
      { preset: value },
      { rules: [{ id: 'r', to: [{ id: 'a', reference: { relationTo: 'places', value } }], when: {} }] }, // prettier-ignore
    ])
    const failed: object[] = []
    for (const data of wrong) {
      const { status, text } = await json('alpha', `/qr-codes/${id}`, 'PATCH', data)
      if (status >= 500) failed.push({ data: JSON.stringify(data), status, text })
    }
    expect(failed).toEqual([])
    const { body } = await json('alpha', `/qr-codes/${id}?depth=0`)
    expect(body).toMatchObject({ preset: tenants.ids.alpha.design })
    const mended = await json('alpha', `/qr-codes/${id}`, 'PATCH', { rules: [] })
    expect(mended.status).toBe(200)
  })

  it('and what is saved beside it goes on', async () => {
    const { alpha } = tenants.ids
    const answer = await json('alpha', `/qr-codes/${alpha.code}`, 'PATCH', { placement: 'bar' })
    expect(answer.status).toBe(200)
  })

  it('a text that is taken says nothing of the code that has it', async () => {
    const { bravo, alpha } = tenants.ids
    const taken = await json('alpha', '/qr-codes', 'POST', code(bravo.ticket, { title: 'Mine' }))
    expect([taken.status, fieldsOf(taken)]).toEqual([400, ['code']])
    expect(taken.text.replaceAll(bravo.ticket, '')).not.toMatch(/bravo/i)
    const check = await json('alpha', `/qr-codes/aliases?aliases=${bravo.ticket}`)
    expect(check.body.problem.replaceAll(bravo.ticket, '')).not.toMatch(/bravo/i)
    const slug = await json('alpha', '/qr-campaigns', 'POST', { tenant: alpha.tenant, title: 'Bravo derby' }) // prettier-ignore
    expect(slug.status).toBe(400)
    expect(slug.text).not.toMatch(/bravo/i)
  })
})

describe('whose a new code is', () => {
  const tenantOf = async (id: unknown) =>
    (await json('super', `/qr-codes/${String(id)}?depth=0`)).body.tenant

  it('follows from its campaign, or from who makes it; else it is asked for', async () => {
    const { alpha, bravo } = tenants.ids
    const only = await json('alpha', '/qr-codes', 'POST', code('ONLY'))
    expect([only.status, await tenantOf(only.body.doc.id)]).toEqual([201, alpha.tenant])
    const inherited = await json('both', '/qr-codes', 'POST', code('INHERITED', { campaign: bravo.campaign })) // prettier-ignore
    expect([inherited.status, await tenantOf(inherited.body.doc.id)]).toEqual([201, bravo.tenant])
    const open = await json('both', '/qr-codes', 'POST', code('OPEN'))
    expect([open.status, fieldsOf(open)]).toEqual([400, ['tenant']])
    const foreign = await json('alpha', '/qr-codes', 'POST', code('FOREIGN', { tenant: bravo.tenant })) // prettier-ignore
    expect([foreign.status, fieldsOf(foreign)]).toEqual([400, ['tenant']])
    for (const made of [only, inherited]) await tenants.ask('super', `/qr-codes/${made.body.doc.id}`, 'DELETE') // prettier-ignore
  })

  it('a page’s own code is of the page’s tenant', async () => {
    const { docs } = await tenants.site.payload.find({
      collection: 'qr-codes' as CollectionSlug,
      depth: 0,
      where: { owner: { equals: `places:${tenants.ids.bravo.page}` } },
    })
    expect(docs).toMatchObject([{ tenant: tenants.ids.bravo.tenant }])
    const page = await json('alpha', `/places/${tenants.ids.bravo.page}`)
    expect(page.status).toBe(404)
  })

  it('a tool for assistants makes, finds, counts and pauses one’s own alone', async () => {
    const req = await requestOf('alpha')
    const tools = Object.fromEntries(qrTools().map((tool) => [tool.name, tool]))
    const use = async (name: string, args: object) =>
      (await tools[name]!.handler(args as never, req)).content[0]!.text
    expect(await use('findQRCodes', { search: '' })).not.toMatch(/bravo/i)
    expect(await use('readQRNumbers', {})).not.toMatch(/bravo/i)
    const paused = await use('setQRCodeStatus', {
      code: tenants.ids.bravo.ticket,
      status: 'paused',
    })
    expect(paused).toMatch(/no such QR code/i)
    const made = JSON.parse(await use('makeQRCode', { title: 'Tool', url: 'https://example.com' }))
    expect(await tenantOf(made.code.id)).toBe(tenants.ids.alpha.tenant)
    await tenants.ask('super', `/qr-codes/${made.code.id}`, 'DELETE')
  })
})

describe('domains that name tenants', () => {
  it('are offered to these and told to nobody else', async () => {
    const hosts = async (who: Person) =>
      (await domainsOfPerson(await requestOf(who), options())).map(({ host }) => host)
    expect(await hosts('alpha')).toEqual(['go.alpha.example', 'go.example'])
    expect(await hosts('both')).toEqual(['go.alpha.example', 'go.bravo.example', 'go.example'])
    expect(await hosts('super')).toHaveLength(3)
    const { body } = await json('alpha', '/qr-codes/domain?domain=go.bravo.example&code=CUP')
    expect(body.problem).toMatch(/Known are: go\.alpha\.example, go\.example\./)
  })

  it('take codes and campaigns of these alone, whoever saves', async () => {
    const { alpha, bravo } = tenants.ids
    const domain = 'go.bravo.example'
    for (const who of ['alpha', 'both', 'super'] as const) {
      const one = await json(who, `/qr-codes/${alpha.code}`, 'PATCH', { domain })
      expect([who, one.status, fieldsOf(one)]).toEqual([who, 400, ['domain']])
      const many = await json(who, `/qr-campaigns/${alpha.campaign}`, 'PATCH', { domain })
      expect([who, many.status, fieldsOf(many)]).toEqual([who, 400, ['domain']])
    }
    const own = await json('bravo', `/qr-codes/${bravo.code}`, 'PATCH', { domain })
    expect([own.status, own.body.doc?.host]).toEqual([200, domain])
    const back = await json('bravo', `/qr-codes/${bravo.code}`, 'PATCH', { domain: null })
    expect(back.status).toBe(200)
  })
})

describe('a quota', () => {
  it('is each tenant’s: one that is full does not stop the other, and tells nothing of it', async () => {
    const quota = async (who: Person) => (await json(who, '/qr-codes/quota')).body
    const before = await quota('alpha')
    expect(before).toEqual({ count: 2, limit: 6 })
    expect(await quota('both')).toEqual({ count: null, limit: null })
    const many = await tenants.ask('alpha', '/qr-codes/bulk/create', 'POST', {
      common: { destination: 'https://example.com' },
      key: 'alpha-batch',
      pattern: { title: 'P 1..4' },
    })
    expect(await many.text()).toMatch(/"made":"now"/)
    expect(await quota('alpha')).toEqual({ count: 6, limit: 6 })
    const more = await json('alpha', '/qr-codes', 'POST', code('MORE'))
    expect([more.status, more.body.errors[0].data]).toEqual([403, { count: 6, limit: 6 }])
    expect(await quota('bravo')).toEqual({ count: 2, limit: 6 })
    expect((await json('bravo', '/qr-codes', 'POST', code('ROOM'))).status).toBe(201)
    const again = await tenants.ask('bravo', '/qr-codes/bulk/create', 'POST', {
      common: { destination: 'https://example.com' },
      key: 'alpha-batch',
      pattern: { title: 'P 1..4' },
    })
    expect(await again.text()).toMatch(/"count":0,"made":"already"/)
  })
})

describe('what is told without a request', () => {
  it('alerts, on pages and by e-mail', async () => {
    const { payload } = tenants.site
    const alerts = await readableAlerts(await requestOf('alpha'), options())
    expect(alerts.map(({ title }) => title)).toEqual(['alpha code'])
    expect(await missedCodes(await requestOf('alpha'), options())).toBeNull()
    expect(await missedCodes(await requestOf('super'), options())).toEqual([])
    mails.length = 0
    await mailAlerts(payload, options())
    const to = (name: string) => mails.filter((mail) => mail.to.startsWith(`${name}@`))
    for (const [name, other] of [
      ['alpha', /bravo/i],
      ['bravo', /alpha/i],
    ] as const) {
      const [mail] = to(name)
      expect(JSON.stringify(mail)).toMatch(new RegExp(`${name} code`))
      const { html, subject, text } = mail!
      expect(subject + text + html).not.toMatch(other)
    }
    expect(to('super')[0]!.text).toMatch(/alpha code[^]*bravo code|bravo code[^]*alpha code/)
  })

  it('reports: each receiver’s own figures, also where somebody else’s campaign is named', async () => {
    const { payload } = tenants.site
    mails.length = 0
    const nextMonday = new Date()
    nextMonday.setUTCHours(12, 0, 0, 0)
    do nextMonday.setTime(nextMonday.getTime() + DAY)
    while (nextMonday.getUTCDay() !== 1)
    await tenants.make('qr-reports', {
      every: 'week',
      receivers: [tenants.users.alpha.id, tenants.users.bravo.id, tenants.users.super.id],
      tenant: tenants.ids.alpha.tenant,
      title: 'all of it',
    })
    await sendReports(payload, options(), nextMonday.getTime())
    const toAlpha = mails.filter((mail) => mail.to.startsWith('alpha@'))
    expect(toAlpha).toHaveLength(2)
    for (const { html, subject, text } of toAlpha) {
      expect(subject + text + html).not.toMatch(/bravo/i)
      expect(text).toMatch(/Scans: 3\b/)
    }
    const all = mails.find((mail) => mail.to.startsWith('super@') && mail.subject.startsWith('all'))
    expect(all!.text).toMatch(/Scans: 8\b/)
  })

  it('each contact to the portal of the tenant whose codes it has, one of several to none', async () => {
    const { payload } = tenants.site
    const people = { alpha: ['alpha'], both: ['alpha', 'bravo'], bravo: ['bravo'] } as const
    const targets: Record<string, string[]> = {}
    for (const [name, of] of Object.entries(people)) {
      const contact = await tenants.make('qr-contacts', {
        consent: { given: true },
        email: `${name}@guests.example`,
      })
      for (const tenant of of) {
        const { code: id } = tenants.ids[tenant]
        await payload.update({ id, collection: 'qr-codes' as CollectionSlug, data: { contact } as never }) // prettier-ignore
      }
      const { docs } = await payload.find({
        collection: 'qr-syncs' as CollectionSlug,
        where: { and: [{ contact: { equals: contact } }, { state: { not_equals: 'withheld' } }] },
      })
      targets[name] = (docs as unknown as { target: string }[]).map(({ target }) => target)
    }
    expect(targets).toEqual({ alpha: ['hubspot:alpha'], both: [], bravo: ['hubspot:bravo'] })
  })

  it('webhooks: a receiver of some codes hears of no others', async () => {
    const { payload } = tenants.site
    await tellAlerts(payload, options(), Date.now())
    const { docs } = await payload.find({ collection: 'qr-messages' as CollectionSlug, pagination: false }) // prettier-ignore
    const bodies = (endpoint: string) =>
      (docs as unknown as { body: object; endpoint: string }[])
        .filter((doc) => doc.endpoint === endpoint)
        .map(({ body }) => JSON.stringify(body))
    expect(bodies('alpha').length).toBeGreaterThanOrEqual(2)
    expect(bodies('alpha').join()).toMatch(/alpha-order/)
    expect(bodies('alpha').join()).not.toMatch(/bravo/i)
    expect(bodies('all').join()).toMatch(/bravo code/)
    const log = async (who: Person) =>
      tenants.site.payload.find({
        collection: 'qr-messages' as CollectionSlug,
        overrideAccess: false,
        pagination: false,
        user: tenants.users[who],
      })
    await expect(log('alpha')).rejects.toThrow(/not allowed/)
    expect((await log('super')).docs).toHaveLength(docs.length)
  })
})
