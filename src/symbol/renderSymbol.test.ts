import { describe, expect, it } from 'vitest'

import { decodePNG } from '../../test/decode/decodePNG.js'
import { decodeSVG } from '../../test/decode/decodeSVG.js'
import { readPDF } from '../../test/decode/readPDF.js'
import { parseSymbolParams } from './parseSymbolParams.js'
import { renderSymbol } from './renderSymbol.js'

const content = 'HTTPS://EXAMPLE.COM/Q/AB12CD'

describe('renderSymbol', () => {
  it('is an SVG by default', async () => {
    const { body, contentType, extension } = await renderSymbol({ content, title: 'Menu' })
    expect([contentType, extension]).toEqual(['image/svg+xml', 'svg'])
    expect(body).toContain('<title>Menu</title>')
    expect(await decodeSVG(String(body))).toBe(content)
  })

  it('makes a PNG', async () => {
    const { body, contentType, extension } = await renderSymbol({
      content,
      format: 'png',
      size: 200,
    })
    expect([contentType, extension]).toEqual(['image/png', 'png'])
    expect(await decodePNG(body as Uint8Array)).toBe(content)
  })

  it('makes a PDF', async () => {
    const { body, contentType, extension } = await renderSymbol({
      content,
      format: 'pdf',
      widthMM: 25.4,
    })
    expect([contentType, extension]).toEqual(['application/pdf', 'pdf'])
    expect(readPDF(body as Uint8Array).mediaBox).toEqual([72, 72])
  })

  it('takes what parseSymbolParams gives', async () => {
    const query = new URLSearchParams('format=svg&size=128&errorCorrection=H&foreground=036')
    const { body } = await renderSymbol({ content, ...parseSymbolParams(query) })
    expect(body).toContain('width="128"')
    expect(body).toContain('fill="#003366"')
  })

  it('names what is wrong with the content', async () => {
    await expect(renderSymbol({ content: '' })).rejects.toThrow(/^content: is empty/)
  })
})
