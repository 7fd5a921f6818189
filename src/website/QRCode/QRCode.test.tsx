import { RichText, type JSXConvertersFunction } from '@payloadcms/richtext-lexical/react'
import { renderToStaticMarkup } from 'react-dom/server'
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
    expect(html).toContain('href="https://qr.example/q/DERBY"')
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
    expect(html).toContain('href="https://Short.example/go/DERBY"')
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

  it('follows a block that goes by another slug', () => {
    expect(Object.keys(qrCodeJSXConverters({ slug: 'code' }).blocks)).toEqual(['code'])
  })
})
