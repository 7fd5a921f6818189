import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { CRMOptions } from './people.js'

import { attributionOf } from './destinations.js'
import { crmOf } from './people.js'

const of = (options: unknown, siteURL: null | string = 'https://www.example.com') =>
  crmOf(options as CRMOptions, siteURL)
const stripe = { secret: 'whsec_x' }

describe('what is not written', () => {
  it('is off', () => {
    expect(of({})).toMatchObject({
      attribution: false,
      contacts: false,
      forms: false,
      hubspot: false,
      jobs: { queue: 'default', schedule: true },
      ticketing: false,
    })
  })

  it.each([
    ['forms', { forms: true }],
    ['hubspot', { hubspot: true }],
    ['ticketing', { ticketing: { stripe } }],
    ['hubspot, though contacts are off', { contacts: false, hubspot: true }],
  ])('contacts come with %s', (_name, options) => {
    expect(of(options).contacts).toEqual({ contractBasis: null, suppressionSecret: null })
  })

  it('has the defaults of its documentation', () => {
    expect(of({ hubspot: true }).hubspot).toEqual({
      accessToken: undefined,
      apiVersion: '2026-09',
      baseURL: undefined,
      currencies: [],
      dailyReserve: 0,
      events: false,
      names: 'first-sync',
      portalOf: undefined,
      portals: ['default'],
      wait: 2_000,
    })
    expect(of({ attribution: true }).attribution).toEqual({
      expires: 30 * 86_400_000,
      hosts: ['www.example.com'],
      respectSignals: true,
    })
    expect(of({ forms: true }).forms).toMatchObject({ collection: 'form-submissions', perMinute: 10 }) // prettier-ignore
    expect(of({ ticketing: true })).toEqual(of({ ticketing: { vivenu: true } }))
    expect(of({ ticketing: { vivenu: true } }).ticketing).toMatchObject({
      attendees: false,
      mapping: {},
      providers: { vivenu: { secret: undefined } },
      testEvents: false,
      vivenuAPI: false,
    })
    expect(of({ hubspot: { events: { refund: false } } }).hubspot).toMatchObject({
      events: { purchase: 'qr_ticket_purchase', refund: false, scan: 'qr_scan' },
    })
  })
})

describe('a wrong option is one line that names it, what it got and what it takes', () => {
  it.each<[unknown, string]>([
    [{ attribution: 'yes' }, 'options.attribution got "yes", takes an object with expires, hosts, respectSignals'], // prettier-ignore
    [{ attribution: { host: 'a.example' } }, 'options.attribution.host got "a.example", takes nothing: known are expires, hosts, respectSignals'], // prettier-ignore
    [{ attribution: { expires: '30 days' } }, `options.attribution.expires got "30 days", takes a time such as '30d' or '12h'`], // prettier-ignore
    [{ attribution: { expires: '0d' } }, `options.attribution.expires got "0d", takes a time such as '30d' or '12h'`], // prettier-ignore
    [{ attribution: { hosts: 'a.example' } }, 'options.attribution.hosts got "a.example", takes a list of hosts'], // prettier-ignore
    [{ attribution: { hosts: ['https://a.example'] } }, `options.attribution.hosts[0] got "https://a.example", takes a host such as 'tickets.example'`], // prettier-ignore
    [{ attribution: { hosts: ['a.example', '*.b.example'] } }, `options.attribution.hosts[1] got "*.b.example", takes a host such as 'tickets.example'`], // prettier-ignore
    [{ attribution: { hosts: ['a.example'], respectSignals: 1 } }, 'options.attribution.respectSignals got 1, takes true or false'], // prettier-ignore
    [{ contacts: { contractBasis: ' ' } }, 'options.contacts.contractBasis got " ", takes a text that is not empty'], // prettier-ignore
    [{ contacts: { basis: 'x' } }, 'options.contacts.basis got "string", takes nothing: known are contractBasis, suppressionSecret'], // prettier-ignore
    [{ forms: { fields: { email: 'mail' } } }, 'options.forms.fields.email got "mail", takes a list of field names'], // prettier-ignore
    [{ forms: { fields: { phone: [] } } }, 'options.forms.fields.phone got [], takes nothing: known are consent, email, firstName, lastName'], // prettier-ignore
    [{ forms: { perMinute: 0 } }, 'options.forms.perMinute got 0, takes a whole number from 1 to 10000'], // prettier-ignore
    [{ hubspot: { accessToken: ' ' } }, 'options.hubspot.accessToken got "string", takes a token or a function that gives one'], // prettier-ignore
    [{ hubspot: { apiVersion: 'v3' } }, `options.hubspot.apiVersion got "v3", takes '2026-03' or '2026-09'`], // prettier-ignore
    [{ hubspot: { baseURL: 'api.hubapi.com' } }, `options.hubspot.baseURL got "api.hubapi.com", takes an absolute URL such as 'https://api.example'`], // prettier-ignore
    [{ hubspot: { baseURL: 'file:///x' } }, `options.hubspot.baseURL got "file:///x", takes an absolute URL such as 'https://api.example'`], // prettier-ignore
    [{ hubspot: { currencies: ['euro'] } }, `options.hubspot.currencies got ["euro"], takes ISO 4217 codes such as 'EUR'`], // prettier-ignore
    [{ hubspot: { dailyReserve: -1 } }, 'options.hubspot.dailyReserve got -1, takes a whole number from 0 to 1000000'], // prettier-ignore
    [{ hubspot: { events: { scan: 'QR Scan' } } }, `options.hubspot.events.scan got "QR Scan", takes false or a name such as 'qr_scan'`], // prettier-ignore
    [{ hubspot: { events: { scans: 'x' } } }, 'options.hubspot.events.scans got "x", takes nothing: known are purchase, refund, scan'], // prettier-ignore
    [{ hubspot: { names: 'sometimes' } }, `options.hubspot.names got "sometimes", takes 'always' or 'first-sync' or 'never'`], // prettier-ignore
    [{ hubspot: { portalOf: 'a' } }, 'options.hubspot.portalOf got "a", takes a function'],
    [{ hubspot: { portals: [] } }, 'options.hubspot.portals got [], takes names of letters, digits, dots and hyphens'], // prettier-ignore
    [{ hubspot: { portals: ['a', 'b'] } }, 'options.hubspot.accessToken got "undefined", takes a function, which gives the token of each portal'], // prettier-ignore
    [{ hubspot: { accessToken: () => 'x', portals: ['a', 'b'] } }, `options.hubspot.portalOf got undefined, takes a function, which gives a contact's portal`], // prettier-ignore
    [{ hubspot: { wait: 0.5 } }, 'options.hubspot.wait got 0.5, takes a whole number from 0 to 600000'], // prettier-ignore
    [{ jobs: { queue: '' } }, 'options.jobs.queue got "", takes a text that is not empty'],
    [{ jobs: { cron: '* * * * *' } }, 'options.jobs.cron got "* * * * *", takes nothing: known are queue, schedule'], // prettier-ignore
    [{ ticketing: {} }, 'options.ticketing got undefined, takes at least one of eventbrite, generic, stripe, vivenu'], // prettier-ignore
    [{ ticketing: { attendees: 'yes', stripe } }, 'options.ticketing.attendees got "yes", takes true or false'], // prettier-ignore
    [{ ticketing: { stripe: true } }, 'options.ticketing.stripe got "boolean", takes an object with secret, tolerance'], // prettier-ignore
    [{ ticketing: { stripe: {} } }, 'options.ticketing.stripe.secret got "undefined", takes a text, a list of texts or a function: what its webhooks are signed with'], // prettier-ignore
    [{ ticketing: { stripe: { ...stripe, tolerance: 86_400 } } }, 'options.ticketing.stripe.tolerance got 86400, takes a whole number from 1 to 3600'], // prettier-ignore
    [{ ticketing: { eventbrite: { secret: 'x' } } }, `options.ticketing.eventbrite.token got "undefined", takes the account's private token, or a function`], // prettier-ignore
    [{ ticketing: { generic: { name: 'stripe', secret: 'x' } } }, `options.ticketing.generic.name got "stripe", takes a name of your own such as 'box-office'`], // prettier-ignore
    [{ ticketing: { vivenu: { hmacKeyEncoding: 'hex' } } }, `options.ticketing.vivenu.hmacKeyEncoding got "hex", takes 'base64' or 'utf8'`], // prettier-ignore
    [{ ticketing: { vivenu: { extractClickId: 'meta' } } }, 'options.ticketing.vivenu.extractClickId got "meta", takes a function'], // prettier-ignore
    [{ ticketing: { vivenu: { api: { baseURL: 'x' } } } }, `options.ticketing.vivenu.api.baseURL got "x", takes an absolute URL such as 'https://api.example'`], // prettier-ignore
    [{ ticketing: { mapping: { coupons: ['A'] }, stripe } }, `options.ticketing.mapping.coupons got ["A"], takes an object such as { summer10: 'POSTER' }`], // prettier-ignore
    [{ ticketing: { mapping: { coupons: { summer: 7 } }, stripe } }, 'options.ticketing.mapping.coupons.summer got 7, takes a code'], // prettier-ignore
    [{ ticketing: { stripe, testEvents: 'no' } }, 'options.ticketing.testEvents got "no", takes true or false'], // prettier-ignore
  ])('%j', (options, message) => {
    expect(() => of(options)).toThrow(new Error(`payload-plugin-qr: ${message}`))
  })

  it('attribution without a host to allow', () => {
    expect(() => of({ attribution: true }, null)).toThrow('options.attribution.hosts got undefined')
  })
})

it('a secret in the wrong place is not told', () => {
  const places: ((secret: unknown) => unknown)[] = [
    (secret) => ({ hubspot: secret }),
    (secret) => ({ hubspot: { token: secret } }),
    (secret) => ({ hubspot: { accessToken: [secret] } }),
    (secret) => ({ contacts: { secret } }),
    (secret) => ({ ticketing: secret }),
    (secret) => ({ ticketing: { strip: secret } }),
    (secret) => ({ ticketing: { stripe: secret } }),
    (secret) => ({ ticketing: { stripe: { key: secret } } }),
    (secret) => ({ ticketing: { stripe: { secret: { value: secret } } } }),
    (secret) => ({ ticketing: { eventbrite: { secret: 'x', token: [secret] } } }),
    (secret) => ({ ticketing: { vivenu: { api: { key: secret } } } }),
    (secret) => ({ ticketing: { vivenu: { api: { apiKey: [secret] } } } }),
    (secret) => ({ ticketing: { vivenu: { api: secret } } }),
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.stringMatching(/^pat-[a-z0-9]{20}$/),
      (place, secret) => {
        let said = ''
        try {
          of(place(secret))
        } catch (error) {
          said = String(error)
        }
        expect(said).toMatch(/^Error: payload-plugin-qr: options\./)
        expect(said).not.toContain(secret)
        expect(said.split('\n')).toHaveLength(1)
      },
    ),
  )
})

it('hosts are compared as browsers write them', () => {
  const { hosts } = attributionOf({ hosts: ['Tickets.Example', 'shop.example:443', 'x.example:8443'] }, null) || {} // prettier-ignore
  expect(hosts).toEqual(['tickets.example', 'shop.example', 'x.example:8443'])
  fc.assert(
    fc.property(fc.domain(), (domain) => {
      const of = attributionOf({ hosts: [domain.toUpperCase()] }, null)
      expect(of && of.hosts).toEqual([new URL(`https://${domain}/`).host])
    }),
  )
})

it('a time is what it says', () => {
  fc.assert(
    fc.property(fc.integer({ max: 9_999, min: 1 }), fc.constantFrom('d', 'h'), (count, unit) => {
      const of = attributionOf({ expires: `${count}${unit}`, hosts: ['a.example'] }, null)
      expect(of && of.expires).toBe(count * (unit === 'd' ? 86_400_000 : 3_600_000))
    }),
  )
})
