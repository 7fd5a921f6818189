import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ownEndpoints } from '../src/endpoints/openapi/openAPIDocument.js'
import { OPERATIONS } from '../src/endpoints/openapi/operations.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { keysOf } from './keysOf.js'
import { type Own, startTenants, type Tenants } from './startTenants.js'

/** A request about a document of somebody, or about none. */
type Case = {
  body?: (own: Own) => unknown
  /** Not a JSON body of words: asked for the status alone. */
  file?: true
  path: (own: Own) => string
  /** What their own people get; 200 unless said. */
  status?: number
}
type Cases = {
  /** About a document of the other tenant: answered as one that is not there. */
  by: Case[]
  /** About none: answered with what is one's own. */
  of: Case[]
}

const of = (path: string, more: Partial<Case> = {}): Cases => ({ by: [], of: [{ path: () => path, ...more }] }) // prettier-ignore
const by = (path: (own: Own) => string, more: Partial<Case> = {}): Cases => ({ by: [{ path, ...more }], of: [] }) // prettier-ignore
const code =
  (path: string) =>
  ({ code }: Own) =>
    `/qr-codes/${code}${path}`

/** Open to everybody as what is printed is, or closed by a secret that no tenant has. */
const NOBODYS = [
  'checkInReader',
  'askNoAlerts',
  'askNoReports',
  'digitalLink',
  'digitalLinkHead',
  'edgeAsk',
  'edgeScans',
  'health',
  'metrics',
  'noAlerts',
  'noReports',
  'openAPI',
  'publicImage',
  'publicImageHead',
  'scan',
  'scanHead',
  'ticketingWebhook',
]

/** For people who may read all tenants, as a person or a portal is not one tenant's. */
const ACROSS: Record<string, Cases> = {
  crmCheck: of('/qr/crm/check', { body: () => ({}), status: 403 }),
  crmContact: by(({ contact }) => `/qr/crm/contacts/${contact}`, { status: 403 }),
  crmReplay: of('/qr/crm/replay', { body: () => ({}), status: 403 }),
  crmResync: of('/qr/crm/resync', { body: () => ({}), status: 403 }),
  crmRetry: of('/qr/crm/retry', { body: () => ({}), status: 403 }),
  crmStatus: of('/qr/crm', { status: 403 }),
  eraseContact: by(({ contact }) => `/qr-contacts/${contact}/erase`, { body: () => ({ confirm: true }), status: 403 }), // prettier-ignore
  erasePerson: by(() => '/qr/person/erase', { body: ({ scanId }) => ({ confirm: true, scan: scanId }), status: 403 }), // prettier-ignore
  findPerson: by(({ scanId }) => `/qr/person?scan=${scanId}`, { status: 403 }),
}

const CASES: Record<string, Cases> = {
  ...ACROSS,
  alerts: { by: [], of: [{ path: () => '/qr/alerts' }, { path: ({ code }) => `/qr/alerts?ids=${code}` }] }, // prettier-ignore
  areas: of('/qr-scans/areas'),
  breakdown: {
    by: [],
    of: ['city', 'asOrganization', 'utmCampaign', 'placement'].flatMap((dimension) => [
      { path: () => `/qr-scans/breakdown?dimension=${dimension}` },
      { path: ({ campaign }: Own) => `/qr-scans/breakdown?dimension=${dimension}&campaign=${campaign}` }, // prettier-ignore
    ]),
  },
  campaignCockpit: by(({ campaign }) => `/qr-campaigns/${campaign}/cockpit`),
  campaignHistory: by(({ campaign }) => `/qr-campaigns/${campaign}/history`),
  changeCodes: {
    by: [{ body: () => ({ tags: { add: ['west'] } }), path: ({ code }) => `/qr-codes/bulk/change?where[id][equals]=${code}` }], // prettier-ignore
    of: [],
  },
  checkAliases: of('/qr-codes/aliases?aliases=MENU&code=CUP'),
  checkAliasesOfCode: by(code('/aliases?aliases=MENU')),
  checkCodes: of('/qr-codes/bulk/check', {
    body: ({ campaign }) => ({ csv: `title,campaign\nA,${campaign}\n` }),
  }),
  checkDomain: {
    by: [],
    of: [
      { path: () => '/qr-codes/domain?domain=elsewhere.example&code=CUP' },
      { path: ({ campaign }) => `/qr-codes/domain?campaign=${campaign}&code=CUP` },
    ],
  },
  checkDomainOfCode: by(code('/domain?domain=')),
  checkIn: by(() => '/qr/check-in', { body: ({ ticket }) => ({ text: ticket }) }),
  checkProduct: of('/qr-codes/product?identifiers=9506000134352'),
  checkProductOfCode: by(code('/product?identifiers=9506000134352')),
  codeFigures: by(code('/figures?tz=Europe/Berlin')),
  codeHealth: { by: [], of: [{ path: ({ code }) => `/qr-codes/health?ids=${code}` }] },
  codeHistory: by(code('/history')),
  codeImage: by(code('/image?format=svg'), { file: true }),
  codePrint: by(code('/print?template=tent-a4'), { file: true }),
  codeQuota: of('/qr-codes/quota'),
  codeSplit: by(code('/split?rule=halves')),
  codeStats: by(code('/stats?detail=1')),
  compareCodes: { by: [], of: [{ path: ({ code }) => `/qr-scans/compare?codes=${code}` }] },
  createCodes: of('/qr-codes/bulk/create', {
    body: ({ campaign }) => ({
      common: { campaign: String(campaign), destination: 'https://example.com' },
      key: 'across-1',
      pattern: { title: 'P 1..3' },
    }),
  }),
  destinationAddress: by(({ page }) => `/qr-codes/address?collection=places&id=${page}`),
  downloadCodes: { by: [], of: [{ file: true, path: ({ code }) => `/qr-codes/bulk/download?format=csv&where[id][equals]=${code}` }] }, // prettier-ignore
  exportScans: {
    by: [],
    of: [
      { path: () => '/qr-scans/export?format=json' },
      { path: ({ code }) => `/qr-scans/export?format=csv&code=${code}` },
      { path: ({ campaign }) => `/qr-scans/export?format=csv&campaign=${campaign}` },
    ],
  },
  forgetTestScans: by(code('/forget-test-scans'), { body: () => ({ before: '2026-01-01T00:00:00.000Z' }) }), // prettier-ignore
  latestScans: {
    by: [],
    of: [
      { path: () => '/qr-scans/latest?limit=50' },
      { path: ({ code }) => `/qr-scans/latest?code=${code}` },
      { path: ({ scanId }) => `/qr-scans/latest?after=${scanId}` },
    ],
  },
  lookOfSymbol: {
    by: [],
    of: [
      {
        body: ({ campaign, design, logo }) => ({ campaign, content: 'https://example.com', logo, preset: design }), // prettier-ignore
        path: () => '/qr-codes/look',
      },
    ],
  },
  makeTestLink: by(code('/test-link'), { body: () => ({}) }),
  markScan: by(({ scan }) => `/qr-scans/${scan}/mark`, { body: () => ({ mark: 'machine' }) }),
  openTestLink: by(code('/test-link'), { status: 302 }),
  placeSources: of('/qr-scans/sources'),
  reserveCode: of('/qr-codes/reserve', { body: () => ({}) }),
  revenue: { by: [], of: [{ path: () => '/qr/crm/revenue' }, { path: ({ campaign }) => `/qr/crm/revenue?campaign=${campaign}` }] }, // prettier-ignore
  setCodeStatus: by(code('/status'), { body: () => ({ status: 'paused' }) }),
  silenceAlerts: by(code('/silence'), { body: () => ({ kind: 'rise', silent: true }) }),
  stats: {
    by: [],
    of: [
      { path: () => '/qr-scans/stats?detail=1&compare=previous' },
      { path: ({ campaign }) => `/qr-scans/stats?detail=1&campaign=${campaign}` },
      { path: ({ code }) => `/qr-scans/stats?code=${code}` },
    ],
  },
  tags: of('/qr-codes/tags'),
  tryScan: by(code('/try'), { body: () => ({ device: 'iphone' }) }),
  undoBatch: of('/qr-codes/bulk/undo', { body: () => ({ batch: 'bravo-batch' }) }),
  undoCampaignChange: by(({ campaign, change }) => `/qr-campaigns/${campaign}/history/${change}/undo`, { body: () => ({}), status: 404 }), // prettier-ignore
  undoCodeChange: by(({ change, code }) => `/qr-codes/${code}/history/${change}/undo`, { body: () => ({}) }), // prettier-ignore
}

let it2: Tenants
/** With all scopes: of somebody of the tenant alpha, and of who may all, limited to what is alpha's. */
let made: Record<'key' | 'limited', string>
const keys = keysOf(() => it2.site)
beforeAll(async () => {
  it2 = await startTenants({ apiKeys: { perMinute: 5_000 } })
  const { campaign, code: one } = it2.ids.alpha
  const limits = { campaigns: [campaign], codes: [one], reach: 'some' }
  made = {
    key: (await keys.make(it2.users.alpha.id)).key,
    limited: (await keys.make(it2.users.super.id, limits)).key,
  }
}, 240_000)
afterAll(() => it2?.site.stop())

/** Words of the other tenant, whatever case and place. */
const OTHERS = { alpha: /bravo/i, bravo: /alpha/i } as const

const methodOf = (id: string): string => {
  const [name] = Object.entries(OPERATIONS).find(([, operation]) => operation.id === id)!
  return name.split(' ')[0]!.toUpperCase()
}

const askOne = async (
  who: 'alpha' | 'bravo' | keyof typeof made,
  id: string,
  one: Case,
  own: Own,
) => {
  const asked = [one.path(own), methodOf(id), one.body?.(own)] as const
  const answer = await (who === 'key' || who === 'limited'
    ? keys.ask(made[who], ...asked)
    : it2.ask(who, ...asked))
  return { status: answer.status, text: `${await answer.text()} ${answer.headers.get('location')}` }
}

const casesOf = (kind: keyof Cases) =>
  Object.entries(CASES).flatMap(([id, cases]) => cases[kind].map((one, at) => ({ at, id, one })))

describe('two tenants and every endpoint', () => {
  it('there is a case for each', () => {
    const { config } = it2.site.payload
    const names = ownEndpoints(config, optionsOf(it2.site.payload)).map(({ name }) => OPERATIONS[name]!.id) // prettier-ignore
    expect([...NOBODYS, ...Object.keys(CASES)].toSorted()).toEqual(names.toSorted())
    expect(names.toSorted()).toEqual(Object.values(OPERATIONS).map(({ id }) => id).toSorted()) // prettier-ignore
  })

  it.each(['alpha', 'key', 'limited'] as const)(
    'what is the other one’s is not there: %s',
    async (who) => {
      const leaks: object[] = []
      for (const { id, one } of casesOf('by')) {
        const { status, text } = await askOne(who, id, one, it2.ids.bravo)
        const isNothing =
          status >= 400 ||
          // answered, with nothing
          /^\{"(?:url":null|at":null,"result":"foreign","title":null)\}/.test(text) ||
          text.includes('"changed":0')
        if (!isNothing || OTHERS.alpha.test(text)) leaks.push({ id, status, text })
      }
      expect(leaks).toEqual([])
    },
  )

  it.each(['alpha', 'key', 'limited'] as const)(
    'what is asked without an id is of one’s own, also when filtered by the other one’s: %s',
    async (who) => {
      const leaks: object[] = []
      for (const { id, one } of casesOf('of')) {
        for (const own of [it2.ids.alpha, it2.ids.bravo]) {
          const { status, text } = await askOne(who, id, one, own)
          if (OTHERS.alpha.test(text) || status >= 500) leaks.push({ id, path: one.path(own), status, text }) // prettier-ignore
        }
      }
      expect(leaks).toEqual([])
    },
  )

  it('who may read all tenants is answered what spans them', async () => {
    const { ask, ids } = it2
    for (const path of [
      '/qr/crm',
      `/qr/crm/contacts/${ids.bravo.contact}`,
      `/qr/person?scan=${ids.bravo.scanId}`,
    ]) {
      expect([path, (await ask('super', path)).status]).toEqual([path, 200])
      expect([path, (await ask('both', path)).status]).toEqual([path, 403])
    }
  })

  it('and there is something to see: the other one’s people are answered', async () => {
    const wrong: object[] = []
    for (const kind of ['by', 'of'] as const) {
      for (const { id, one } of casesOf(kind)) {
        const { status, text } = await askOne('bravo', id, one, it2.ids.bravo)
        if (status !== (one.status ?? 200) || OTHERS.bravo.test(text)) wrong.push({ id, status, text }) // prettier-ignore
      }
    }
    expect(wrong).toEqual([])
  })
})
