import { expect, it } from 'vitest'

import { contactFile, contactFileName } from './contactFile.js'

const NOTHING = { email: null, name: null, organization: null, phone: null, website: null }

it('writes what is given as phones read it', () => {
  const card = { ...NOTHING, email: 'zoë@example.com', name: 'Zoë van Dam', phone: '+31 20 1' }
  expect(contactFile(card).split('\r\n')).toEqual([
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Dam;Zoë van;;;',
    'FN:Zoë van Dam',
    'TEL;TYPE=VOICE:+31 20 1',
    'EMAIL;TYPE=INTERNET:zoë@example.com',
    'END:VCARD',
    '',
  ])
  expect(contactFileName(card)).toBe('Zoe-van-Dam.vcf')
})

it('is called after the organisation where there is no name, and keeps signs from being fields', () => {
  const card = { ...NOTHING, organization: 'A, B; C\\D\r\nTEL:1\u0007' }
  const file = contactFile(card)
  expect(file).toContain(
    'N:;;;;\r\nFN:A\\, B\\; C\\\\D\\nTEL:1\r\nORG:A\\, B\\; C\\\\D\\nTEL:1\r\n',
  )
  expect(file.split('\r\n').filter((line) => line.startsWith('TEL'))).toEqual([])
  expect(contactFileName({ ...NOTHING, organization: '株式会社' })).toBe('contact.vcf')
})
