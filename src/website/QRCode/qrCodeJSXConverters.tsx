import type { ReactNode } from 'react'

import type { QRCodeBlockData } from '../block/types.js'
import type { QRCodeProps } from './index.js'

import { QRCode } from './index.js'

type Converters = Record<string, (args: { node: { fields: object } }) => ReactNode>

export type QRCodeJSXConverters = { blocks: Converters; inlineBlocks: Converters }

type Options = {
  /**
   * The slug of the block between words, where `qrCodeInlineBlock({ slug })` renames it.
   * @default 'qrCodeInline'
   */
  inlineSlug?: string
  /**
   * The block's slug, where `qrCodeBlock({ slug })` renames it.
   * @default 'qrCode'
   */
  slug?: string
} & Pick<QRCodeProps, 'className' | 'link' | 'path' | 'siteURL'>

/**
 * Draws QR blocks in Payload's `RichText`:
 *
 * ```tsx
 * <RichText
 *   converters={({ defaultConverters }) => ({ ...defaultConverters, ...qrCodeJSXConverters() })}
 *   data={data}
 * />
 * ```
 *
 * With blocks of your own: `blocks: { ...qrCodeJSXConverters().blocks, quote: … }`, and `inlineBlocks` alike.
 */
export function qrCodeJSXConverters({
  inlineSlug = 'qrCodeInline',
  slug = 'qrCode',
  ...props
}: Options = {}): QRCodeJSXConverters {
  const draw =
    (inline: boolean): Converters[string] =>
    ({ node }) => {
      const { caption, qrCode, size, symbol } = node.fields as QRCodeBlockData
      const drawn = { caption, inline, qrCode, size, symbol }
      return <QRCode {...props} {...drawn} />
    }
  return { blocks: { [slug]: draw(false) }, inlineBlocks: { [inlineSlug]: draw(true) } }
}
