import { expect, it } from 'vitest'

import { codeEntry } from '../../scan/scan.fixture.js'
import { readEntry, writeEntry } from './snapshot.js'

it('holds a code without the links of its product, which the origin answers', () => {
  const link = {
    context: null,
    href: 'https://maker.example/how',
    hreflang: null,
    linkType: 'https://ref.gs1.org/voc/instructions',
    title: 'How',
    type: null,
  }
  const product = { key: '(01)09506000134352', links: [link], title: 'Mug' }
  const written = writeEntry(codeEntry({ product }))
  expect(written).not.toContain('maker.example')
  expect(readEntry(written)).toMatchObject({ code: 'ABC', destination: 'https://a.example/menu' })
})
