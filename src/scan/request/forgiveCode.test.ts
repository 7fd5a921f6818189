import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { handleScan } from '../handleScan.js'
import { codeEntry, phoneRequest, recordingContext } from '../scan.fixture.js'
import { forgiveCode } from './forgiveCode.js'

const TRAILS = ['.', ',', ')', '"', ']', '!', '。', '\u200b', '…', '’', '>', ';', '.)', ' .', '\ufeff', '»', '、', '）'] // prettier-ignore

describe('what trails behind a typed code', () => {
  const scan = async (code: string, codes = ['ABC']) => {
    const directory = {
      lookup: (asked: string) => (codes.includes(asked) ? codeEntry({ code: asked }) : null),
    }
    const { context, rawScans } = recordingContext(null, { directory })
    const { status } = await handleScan(phoneRequest(), context, { code, peer: null })
    return [status, rawScans[0]?.code]
  }

  it.each(TRAILS)('is forgiven: %j', async (trail) => {
    expect(await scan(`abc${trail}`)).toEqual([302, 'ABC'])
    expect(await scan(`abc${encodeURIComponent(trail)}`)).toEqual([302, 'ABC'])
  })

  it('belongs to the code where there is such a code', async () => {
    expect(await scan('ABC.', ['ABC', 'ABC.'])).toEqual([302, 'ABC.'])
    expect(await scan('ABC-', ['ABC', 'ABC-'])).toEqual([302, 'ABC-'])
    expect(await scan('ABC.', ['ABC.'])).toEqual([302, 'ABC.'])
  })

  it('waits for both where they have to be looked up', async () => {
    const directory = {
      lookup: async (asked: string) => (asked === 'ABC' ? codeEntry() : null),
    }
    const { context } = recordingContext(null, { directory })
    const response = await handleScan(phoneRequest(), context, { code: 'ABC.', peer: null })
    expect(response.status).toBe(302)
  })

  it.each(['ABC.X', '.ABC', 'A)BC', ')', '%', 'NOPE.', 'abc/x', 'abc%2F..%2Fx'])(
    '%j is no code',
    async (code) => expect((await scan(code))[0]).toBe(404),
  )

  it('is all that is forgiven', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const code = forgiveCode(raw)
        if (code !== null) expect(code).toMatch(/^[0-9A-Z-][0-9A-Z.-]*[0-9A-Z]$|^[0-9A-Z]$/)
      }),
      { numRuns: 2000 },
    )
  })
})
