import { expect, it } from 'vitest'

import { sanitizeOptions } from '../options/sanitizeOptions.js'
import { checkDomains } from './checkDomains.js'

it('unknown hosts are refused only where the default one is known', () => {
  const options = sanitizeOptions({ unknownHosts: 'refuse' })
  expect(() => checkDomains(options, { serverURL: '' }, [])).toThrow('until siteURL says')
  checkDomains(options, { serverURL: 'https://www.example' }, [])
})

it('no domain takes an address or a path of Payload', () => {
  const options = sanitizeOptions({ domains: [{ path: '/admin', url: 'https://go.example' }] })
  expect(() => checkDomains(options, { serverURL: '' }, ['/admin', '/api'])).toThrow('options.domains[0].path') // prettier-ignore
  expect(() => checkDomains(options, { serverURL: 'https://go.example' }, [])).toThrow('serverURL')
})
