import type { ReactElement } from 'react'

import type { QRCodeDocument, QRCodeSize } from '../block/types.js'

import { createMatrix } from '../../symbol/createMatrix.js'
import { modulesPath } from '../../symbol/modulesPath.js'
import { type Spelling, symbolURL } from '../../symbol/symbolURL.js'
import { SIZES } from '../block/types.js'

export type QRCodeProps = {
  /** Text below the symbol. */
  caption?: null | string
  /** Added to the figure's own class `qr-code`. */
  className?: string
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
   * Width and height, quiet zone included: CSS pixels, or `small` (128), `medium` (200),
   * `large` (320). Never wider than its place.
   * @default 'medium'
   */
  size?: null | number | QRCodeSize
} & SymbolSource

const QUIET = 4

/**
 * A QR code on the website: inline SVG made on the server, no script. Takes a QR block
 * (`<QRCode {...block} />`), a code's document (`qrCode`), or any `url`. Draws nothing where there
 * is no code: deleted, in the trash, or not populated.
 *
 * Class names for your styles: `qr-code`, `qr-code__symbol`, `qr-code__caption`, `qr-code__text`,
 * `qr-code__link`.
 */
export function QRCode(props: QRCodeProps): null | ReactElement {
  const source = symbolSource(props)
  if (!source) return null
  const { caption, className, link = true } = props
  const shown = source.readable.replace(/^https?:\/\//, '')
  const isURL = shown !== source.readable
  const linked = link && isURL
  return (
    <figure className={className ? `qr-code ${className}` : 'qr-code'}>
      <Drawing
        content={source.printed}
        // What is no address, such as that of a network with its password, is not read out.
        label={props.label ?? (caption || isURL ? `QR code: ${caption || shown}` : 'QR code')}
        size={typeof props.size === 'number' ? props.size : SIZES[props.size ?? 'medium']}
      />
      {(caption || linked) && (
        <figcaption className="qr-code__caption">
          {caption && <span className="qr-code__text">{caption}</span>}
          {caption && linked && ' '}
          {linked && (
            // A crawler that follows it would only be counted as one.
            <a className="qr-code__link" href={source.readable} rel="nofollow">
              {shown}
            </a>
          )}
        </figcaption>
      )}
    </figure>
  )
}

type DrawingProps = { content: string; label: string; size: number }

function Drawing({ content, label, size }: DrawingProps): ReactElement {
  const matrix = createMatrix(content)
  const side = matrix.size + 2 * QUIET
  return (
    <svg
      aria-label={label}
      className="qr-code__symbol"
      height={size}
      role="img"
      shapeRendering="crispEdges"
      style={{ height: 'auto', maxWidth: '100%' }}
      viewBox={`0 0 ${side} ${side}`}
      width={size}
      xmlns="http://www.w3.org/2000/svg"
    >
      <rect fill="#fff" height={side} width={side} />
      <path d={modulesPath(matrix, QUIET)} fill="#000" />
    </svg>
  )
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

/** What the symbol carries and what people read, or null where there is nothing to draw. */
function symbolSource(source: SymbolSource): { printed: string; readable: string } | null {
  const { path = '/q', qrCode, siteURL, spelling, symbol, url } = source
  if (url) return { printed: url, readable: url }
  const code = symbol === undefined ? qrCode : symbol
  if (typeof code !== 'object' || code === null || code.deletedAt) return null
  if (code.kind === 'static') {
    return code.printedURL ? { printed: code.printedURL, readable: code.printedURL } : null
  }
  if (siteURL && code.code) {
    const baseURL = siteURL.replace(/\/+$/, '')
    return {
      printed: symbolURL({ baseURL, code: code.code, path, spelling }),
      readable: `${baseURL}${path}/${code.code}`,
    }
  }
  return code.shortURL
    ? { printed: code.printedURL ?? code.shortURL, readable: code.shortURL }
    : null
}
