import { expect, it } from 'vitest'

import { alertsOf } from './alerts.js'

it('looks for all but destinations, and tells nobody by e-mail, until the host says so', () => {
  const alerts = alertsOf(undefined)
  expect(alerts).toMatchObject({ destinations: false, mail: false, path: '/qr-alerts' })
  expect(alerts && alerts.kinds).not.toContain('destination')
  expect(alertsOf(true)).toEqual(alerts)
  expect(alertsOf(false)).toBe(false)
})

it('leaves out what the host does not want to hear of', () => {
  const alerts = alertsOf({ destinations: true, off: ['rise', 'fall'] })
  expect(alerts && alerts.kinds).toEqual([
    'limit-near',
    'limit-reached',
    'ends-soon',
    'turned-away',
    'paused-scans',
    'destination',
    'misprint',
  ])
})

it.each([
  [{ of: true }, 'options.alerts.of'],
  [{ off: ['risen'] }, 'options.alerts.off got "risen"'],
  [{ off: 'rise' }, 'options.alerts.off got "rise"'],
  [{ destinations: { everyHours: 0 } }, 'options.alerts.destinations.everyHours'],
  [{ destinations: { privateAddresses: ['10.0.0.0/8'] } }, 'options.alerts.destinations.privateAddresses'], // prettier-ignore
  [{ mail: {} }, 'options.alerts.mail.where got undefined'],
  [{ mail: { language: 'de', where: {} } }, 'options.alerts.mail.language'],
  [{ path: 'alerts' }, 'options.alerts.path'],
])('%j stops the start and names what is wrong', (written, message) => {
  expect(() => alertsOf(written as never)).toThrow(message)
})
