import type { SanitizedConfig } from 'payload'

import { expect, it } from 'vitest'

import { sanitizeOptions } from '../../options/sanitizeOptions.js'
import { domainSettingsOf } from './domainSettingsOf.js'

const config = { routes: { api: '/api' }, serverURL: '' } as SanitizedConfig

it('knows the site, and the host of Digital Links, where no other host is answered', () => {
  const options = sanitizeOptions({
    gs1: { url: 'https://id.example' },
    siteURL: 'https://example.com',
    unknownHosts: 'refuse',
  })
  expect(domainSettingsOf(options, config)?.own).toEqual(['example.com', 'id.example'])
})
