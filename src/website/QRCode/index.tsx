import type { ReactElement } from 'react'

import { use } from 'react'

import type { SymbolDesign } from '../../symbol/design/types.js'
import type { QRCodeDocument, QRCodeLogo, QRCodeSize } from '../block/types.js'

import { createMatrix } from '../../symbol/createMatrix.js'
import { checkDesign } from '../../symbol/design/checkDesign.js'
import { completeDesign } from '../../symbol/design/completeDesign.js'
import { drawSymbol } from '../../symbol/geometry/drawSymbol.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { type Spelling, symbolURL } from '../../symbol/symbolURL.js'
import { frameOutline } from '../../symbol/text/frameOutline.js'
import { loadGlyphs } from '../../symbol/text/loadGlyphs.js'
import { CHANNEL_PARAMETER } from '../../vocabulary/channels.js'
import { SIZES } from '../block/types.js'
import { DrawingSVG } from './DrawingSVG.js'

export type QRCodeProps = {
  /** Text below the symbol. */
  caption?: null | string
  /** Added to the figure's own class `qr-code`. */
  className?: string
  /**
   * How the symbol looks.
   * @default what a QR block carries, or the code's own design: a document does not hold its preset's
   */
  design?: null | SymbolDesign
  /**
   * Between words: a `span` with the class `qr-code--inline` in place of the figure, as wide as `small` where
   * `size` says nothing.
   * @default false
   */
  inline?: boolean
  /**
   * What a screen reader says in place of the symbol.
   * @default 'QR code: ' and the caption, or the short URL where there is none
   */
  label?: string
  /**
   * Show the short URL as a link, for people who read on the phone they would scan with.
   * @default true
   */
  link?: boolean
  /**
   * Width, quiet zone and frame included (the height follows): CSS pixels, or `small` (128), `medium` (200),
   * `large` (320). Never wider than its place.
   * @default 'medium'
   */
  size?: null | number | QRCodeSize
} & SymbolSource

/**
 * A QR code on the website: inline SVG made on the server, no script. Takes a QR block
 * (`<QRCode {...block} />`), a code's document (`qrCode`), or any `url`. Draws nothing where there
 * is no code: deleted, in the trash, or not populated. Only for the text of a frame it waits for a font,
 * which `renderToStaticMarkup` cannot; Next and React's streams do.
 *
 * Class names for your styles: `qr-code`, `qr-code__symbol`, `qr-code__caption`, `qr-code__text`,
 * `qr-code__link`.
 */
export function QRCode(props: QRCodeProps): null | ReactElement {
  const source = symbolSource(props)
  if (!source) return null
  const { caption, className, inline = false, link = true } = props
  const [Frame, Words] = inline ? (['span', 'span'] as const) : (['figure', 'figcaption'] as const)
  const named = ['qr-code', inline && 'qr-code--inline', className].filter(Boolean).join(' ')
  const size = props.size ?? (inline ? 'small' : 'medium')
  const shown = source.readable.replace(/^https?:\/\//, '')
  const isURL = shown !== source.readable
  const linked = link && isURL
  return (
    <Frame className={named}>
      <Drawing
        content={source.printed}
        design={props.design ?? source.look?.design}
        // What is no address, such as that of a network with its password, is not read out.
        label={props.label ?? (caption || isURL ? `QR code: ${caption || shown}` : 'QR code')}
        logo={source.look?.logo}
        size={typeof size === 'number' ? size : SIZES[size]}
      />
      {(caption || linked) && (
        <Words className="qr-code__caption">
          {caption && <span className="qr-code__text">{caption}</span>}
          {caption && linked && ' '}
          {linked && (
            // A crawler that follows it would only be counted as one.
            <a className="qr-code__link" href={source.linked ?? source.readable} rel="nofollow">
              {shown}
            </a>
          )}
        </Words>
      )}
    </Frame>
  )
}

type DrawingProps = {
  content: string
  design: null | SymbolDesign | undefined
  label: string
  logo: unknown
  size: number
}

function Drawing({ content, design: said, label, logo: given, size }: DrawingProps): ReactElement {
  const design = completeDesign(soundDesign(said))
  const logo = logoOf(given)
  const hasText = design.frame !== 'none' && design.frameText !== ''
  const drawing = drawSymbol(
    createMatrix(content, { errorCorrection: design.errorCorrection }),
    design,
    {
      // Of the logo the drawing says only where it is.
      logo: logo && { ...logo, png: new Uint8Array() },
      outline: hasText ? frameOutline(use(loadGlyphs())) : undefined,
    },
  )
  return (
    <DrawingSVG
      className="qr-code__symbol"
      drawing={drawing}
      label={label}
      logoURL={logo?.url}
      width={size}
    />
  )
}

/** A page is shown also where somebody wrote nonsense into the database. */
function soundDesign(design: unknown): SymbolDesign {
  try {
    return checkDesign(design)
  } catch (error) {
    if (error instanceof SymbolError) return {}
    throw error
  }
}

/** Pixels alone: an address would be asked by every visitor, an SVG may hold more than shapes. */
function logoOf(given: unknown): null | QRCodeLogo {
  const { height, url, width } = (given ?? {}) as Partial<QRCodeLogo>
  const isPicture = typeof url === 'string' && /^data:image\/png;base64,[\w+/=]+$/.test(url)
  return isPicture && Number(height) > 0 && Number(width) > 0
    ? { height: Number(height), url, width: Number(width) }
    : null
}

type SymbolSource = {
  /**
   * Where codes are scanned below `siteURL`, as in the plugin's `path` option.
   * @default '/q'
   */
  path?: string
  /** A code's document. An ID alone holds no address, so nothing is drawn for it. */
  qrCode?: null | number | QRCodeDocument | string
  /** Origin of the short URLs, e.g. `https://example.com`. Wins over what the code says. */
  siteURL?: null | string
  /**
   * How a short URL made of `siteURL` is spelled, as in the plugin's `symbol.spelling` option.
   * @default 'scheme'
   */
  spelling?: Spelling
  /** What a QR block carries; wins over `qrCode`. `null`: there is nothing to draw. */
  symbol?: null | QRCodeDocument
  /** Any content, drawn as it is. Wins over everything. */
  url?: string
}

type Source = { linked?: string; look?: QRCodeDocument; printed: string; readable: string }

/** A short URL that says it was clicked beside its symbol. */
const linkTo = (shortURL: string): string => `${shortURL}?${CHANNEL_PARAMETER}=block`

/** What the symbol carries and what people read, or null where there is nothing to draw. */
function symbolSource(source: SymbolSource): null | Source {
  const { path = '/q', qrCode, siteURL, spelling, symbol, url } = source
  if (url) return { printed: url, readable: url }
  const code = symbol === undefined ? qrCode : symbol
  if (typeof code !== 'object' || code === null || code.deletedAt) return null
  if (code.kind === 'static') {
    const { printedURL } = code
    return printedURL ? { look: code, printed: printedURL, readable: printedURL } : null
  }
  // On a domain of its own it lives nowhere else.
  if (siteURL && code.code && !(code.host && code.shortURL)) {
    const baseURL = siteURL.replace(/\/+$/, '')
    const readable = `${baseURL}${path}/${code.code}`
    return {
      linked: linkTo(readable),
      look: code,
      printed: symbolURL({ baseURL, code: code.code, path, spelling }),
      readable,
    }
  }
  return code.shortURL
    ? {
        linked: linkTo(code.shortURL),
        look: code,
        printed: code.printedURL ?? code.shortURL,
        readable: code.shortURL,
      }
    : null
}
