import { RichText, type JSXConvertersFunction } from '@payloadcms/richtext-lexical/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { prerender } from 'react-dom/static.edge'
import { describe, expect, it } from 'vitest'

import { decodeSVG } from '../../../test/decode/decodeSVG.js'
import { QRCode } from './index.js'
import { qrCodeJSXConverters } from './qrCodeJSXConverters.js'

const derby = {
  code: 'DERBY',
  printedURL: 'HTTPS://QR.EXAMPLE/Q/DERBY',
  shortURL: 'https://qr.example/q/DERBY',
}
const svgOf = (html: string) => /<svg.*<\/svg>/.exec(html)![0]
const labelOf = (html: string) => /<svg[^>]* aria-label="([^"]*)"/.exec(html)![1]

describe('QRCode', () => {
  it('draws the printed form of a code and links to the readable one', async () => {
    const html = renderToStaticMarkup(<QRCode caption="Tickets" qrCode={derby} size="large" />)
    expect(await decodeSVG(svgOf(html))).toBe(derby.printedURL)
    expect(html).toContain('href="https://qr.example/q/DERBY?qr_via=block"')
    expect(html).toContain('>qr.example/q/DERBY</a>')
    expect(html).toContain('width="320"')
    expect(html).not.toMatch(/<script| on[a-z]+=/)
  })

  it('names itself for screen readers: label, caption, or short URL', () => {
    const label = (props: object) =>
      labelOf(renderToStaticMarkup(<QRCode qrCode={derby} {...props} />))
    expect(label({})).toBe('QR code: qr.example/q/DERBY')
    expect(label({ caption: 'Tickets' })).toBe('QR code: Tickets')
    expect(label({ caption: 'Tickets', label: 'Billets' })).toBe('Billets')
  })

  it('takes the address from the caller where the code has none', async () => {
    const code = { code: 'DERBY', printedURL: null, shortURL: null }
    const site = { path: '/go', siteURL: 'https://Short.example/' }
    expect(renderToStaticMarkup(<QRCode qrCode={code} />)).toBe('')
    const html = renderToStaticMarkup(<QRCode qrCode={code} {...site} />)
    expect(await decodeSVG(svgOf(html))).toBe('https://SHORT.EXAMPLE/GO/DERBY')
    expect(html).toContain('href="https://Short.example/go/DERBY?qr_via=block"')
  })

  it.each([
    ['an ID that is not populated', { qrCode: 7 }],
    ['no code', { qrCode: null }],
    ['a code in the trash', { qrCode: { ...derby, deletedAt: '2026-01-01T00:00:00Z' } }],
    ['a block whose code is gone', { qrCode: derby, symbol: null }],
  ])('draws nothing for %s', (_, props) => {
    expect(renderToStaticMarkup(<QRCode {...props} />)).toBe('')
  })

  it('draws any content as it is, and links web addresses only', async () => {
    const html = renderToStaticMarkup(<QRCode label="Wi-Fi" url="WIFI:T:WPA;S:Stand;P:x;;" />)
    expect(await decodeSVG(svgOf(html))).toBe('WIFI:T:WPA;S:Stand;P:x;;')
    expect(renderToStaticMarkup(<QRCode url="javascript:alert(1)" />)).not.toContain('href')
  })

  it('draws what a static code holds, and reads nothing out but addresses', async () => {
    const of = (printedURL: string) =>
      renderToStaticMarkup(
        <QRCode
          qrCode={{ code: 'AB', kind: 'static', printedURL, shortURL: null }}
          siteURL="https://a.example"
        />,
      )
    const wifi = of('WIFI:T:WPA;P:secret12;S:Stand;;')
    expect(await decodeSVG(svgOf(wifi))).toBe('WIFI:T:WPA;P:secret12;S:Stand;;')
    expect(labelOf(wifi)).toBe('QR code')
    expect(wifi).not.toContain('href')
    const menu = of('https://b.example/Menu')
    expect(await decodeSVG(svgOf(menu))).toBe('https://b.example/Menu')
    expect(menu).toContain('href="https://b.example/Menu"')
    expect(renderToStaticMarkup(<QRCode qrCode={{ code: 'AB', kind: 'static' }} />)).toBe('')
  })

  it('draws the design of a code, and a given one instead', async () => {
    const design = { eyeFrame: 'round', foreground: '#0b3d2e', modules: 'dots' } as const
    const html = renderToStaticMarkup(<QRCode qrCode={{ ...derby, design }} />)
    expect(await decodeSVG(svgOf(html))).toBe(derby.printedURL)
    expect(html).toContain('fill="#0b3d2e"')
    expect(html).not.toContain('crispEdges')
    const other = { foreground: '#300000', gradient: 'linear', gradientTo: '#000030' } as const
    const given = renderToStaticMarkup(<QRCode design={other} qrCode={{ ...derby, design }} />)
    expect(await decodeSVG(svgOf(given))).toBe(derby.printedURL)
    expect(given).toMatch(/<linearGradient [^>]*id="(\w+)".*fill="url\(#\1\)"/)
  })

  it('draws the logo of a block, and fetches none', async () => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const of = (url: string) =>
      renderToStaticMarkup(
        <QRCode
          symbol={{
            ...derby,
            design: { errorCorrection: 'H' },
            logo: { height: 1, url, width: 1 },
          }}
        />,
      )
    const html = of(`data:image/png;base64,${png}`)
    expect(html).toContain(`href="data:image/png;base64,${png}"`)
    expect(await decodeSVG(svgOf(html))).toBe(derby.printedURL)
    for (const url of ['https://spy.example/a.png', 'data:image/svg+xml,<svg/>', 'javascript:1']) {
      expect(of(url)).not.toContain('<image')
    }
  })

  it('writes the text of a frame in outlines', async () => {
    const design = { frame: 'below', frameText: 'Scan <me> & "you"' } as const
    const { prelude } = await prerender(<QRCode qrCode={{ ...derby, design }} />)
    const html = await new Response(prelude).text()
    expect(html.match(/<path /g)).toHaveLength(4)
    expect(html).not.toMatch(/<text|&lt;me|<me/)
    // the font is half a megabyte of source
  }, 30_000)

  it.each([
    { foreground: '#000"><script>alert(1)</script>' },
    { modules: 'url(javascript:alert(1))' },
    { onload: 'alert(1)' },
    'nonsense',
  ])('draws a plain symbol where a design is %o', async (design) => {
    const html = renderToStaticMarkup(<QRCode qrCode={{ ...derby, design: design as never }} />)
    expect(html).toBe(renderToStaticMarkup(<QRCode qrCode={derby} />))
    expect(await decodeSVG(svgOf(html))).toBe(derby.printedURL)
  })

  it('shows neither link nor caption when not asked to', () => {
    const html = renderToStaticMarkup(<QRCode className="wide" link={false} qrCode={derby} />)
    expect(html).toMatch(/^<figure class="qr-code wide"><svg/)
    expect(html).not.toContain('figcaption')
  })
})

describe('qrCodeJSXConverters', () => {
  const block = (fields: object) => ({ type: 'block', fields, format: '', version: 2 })
  const data = (...children: object[]) =>
    ({
      root: { type: 'root', children, direction: 'ltr', format: '', indent: 0, version: 1 },
    }) as never

  it('draws blocks of rich text, populated or not', async () => {
    const converters: JSXConvertersFunction = ({ defaultConverters }) => ({
      ...defaultConverters,
      ...qrCodeJSXConverters({ className: 'in-text' }),
    })
    const fields = {
      blockType: 'qrCode',
      caption: 'Ferry',
      qrCode: 7,
      size: 'small',
      symbol: derby,
    }
    const html = renderToStaticMarkup(
      <RichText converters={converters} data={data(block(fields))} />,
    )
    expect(await decodeSVG(svgOf(html))).toBe(derby.printedURL)
    expect(html).toContain('class="qr-code in-text"')
    expect(html).toContain('width="128"')
    expect(html).toContain('Ferry')
  })

  it('draws a code between words, where no figure may stand', async () => {
    const inline = {
      type: 'inlineBlock',
      fields: { blockType: 'qrCodeInline', id: 'i1', symbol: derby },
      version: 1,
    }
    const paragraph = { type: 'paragraph', children: [inline], format: '', version: 1 }
    const html = renderToStaticMarkup(
      <RichText
        converters={({ defaultConverters }) => ({ ...defaultConverters, ...qrCodeJSXConverters() })}
        data={data(paragraph)}
      />,
    )
    expect(await decodeSVG(svgOf(html))).toBe(derby.printedURL)
    expect(html).toMatch(/<p><span class="qr-code qr-code--inline"><svg/)
    expect(html).toContain('width="128"')
    expect(html).not.toContain('<fig')
  })

  it('follows a block that goes by another slug', () => {
    expect(Object.keys(qrCodeJSXConverters({ slug: 'code' }).blocks)).toEqual(['code'])
  })
})
