import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { Between } from '../vocabulary/between.js'
import type { RawScan } from '../vocabulary/scan.js'

import { createGate } from '../runtime/between/createGate.js'
import { BETWEEN_KINDS } from '../vocabulary/between.js'
import { handleScan } from './handleScan.js'
import { codeEntry, phoneRequest, recordingContext } from './scan.fixture.js'

const INNER = 'inner-door'
const text = fc.option(
  fc.string({ maxLength: 60, unit: fc.constantFrom(...'<>"\'&/ =$&ü😀\n', ...'abc') }),
  { nil: null },
)
const between: fc.Arbitrary<Between> = fc.record({
  button: text,
  card: fc.record({ email: text, name: text, organization: text, phone: text, website: text }),
  choices: fc.array(
    fc.record({ label: text.map((label) => label ?? 'x'), url: fc.constant(`https://${INNER}.example/`) }), // prettier-ignore
    { maxLength: 8 },
  ),
  kind: fc.constantFrom(...BETWEEN_KINDS),
  passwordHash: fc.constantFrom(null, 'none', '', 'scrypt$15$8$3$x$y'),
  text,
  title: text,
})
const gate = createGate('secret of the test')
const field = fc.oneof(fc.string(), fc.constantFrom('', '0', '1', '__proto__', 'x.y'))
const asked = fc.record({
  between,
  cookie: fc.option(field, { nil: undefined }),
  fields: fc.dictionary(fc.constantFrom('choice', 'password', 'proof', 'qr_pass'), field),
  language: fc.constantFrom('de', 'en', 'es', 'fr', 'ru', 'xx'),
  method: fc.constantFrom('GET', 'HEAD', 'POST'),
  /** A proof of the page of another code. */
  stolen: fc.boolean(),
})

it('whatever is sent, nobody gets further without the answer, and what a page says is text', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async ({ between, cookie, fields, language, method, stolen }) => {
      const rawScans: RawScan[] = []
      const { context } = recordingContext(
        codeEntry({ between, destination: `https://${INNER}.example/` }),
        { gate, recorder: { write: (raw) => void rawScans.push(raw) } },
      )
      const proof = stolen ? gate.signForm('01KA0000000000000000000000', 'OTHER') : fields.proof
      const form = new URLSearchParams({ ...fields, ...(proof !== undefined && { proof }) })
      const plain = cookie?.replace(/[^\x20-\x7e]/g, '')
      const { headers, url } = phoneRequest('?qr_pass=1', {
        'accept-language': language,
        ...(plain !== undefined && { cookie: `qr_pass=${plain}` }),
      })
      const request = { form: method === 'POST' ? form : undefined, headers, method, url }
      const response = await handleScan(request, context, { code: 'abc', peer: null })
      const html = await response.text()
      const everything = [html, ...[...response.headers].flat()].join('\n')
      expect(response.headers.get('location')).toBeNull()
      expect(response.headers.get('set-cookie')).toBeNull()
      // the preview alone says where it leads; choices are named by their words
      if (between.kind !== 'preview' && !between.card?.website?.includes(INNER)) {
        expect(everything).not.toContain(INNER)
      }
      expect(rawScans.every(({ outcome }) => outcome !== 'redirected')).toBe(true)
      expect(html).not.toMatch(/<script|<img|<link|javascript:|\son\w+=/i)
      const tags = [...html.matchAll(/<[a-z!/][^>]*>/gi)].map(([tag]) => /^<[!/]?\w+/.exec(tag)![0])
      const known =
        /^<[!/]?(?:a|body|button|code|dd|div|dl|doctype|dt|form|h1|head|html|input|label|main|meta|p|style|title)$/i
      expect(tags.filter((tag) => !known.test(tag))).toEqual([])
    }),
    { numRuns: 3_000 },
  )
}, 60_000)
