import type { ReactNode } from 'react'

import type { QRCodeBlockData } from '../block/types.js'
import type { QRCodeProps } from './index.js'

import { QRCode } from './index.js'

export type QRCodeJSXConverters = {
  blocks: Record<string, (args: { node: { fields: object } }) => ReactNode>
}

type Options = {
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
 * With blocks of your own: `blocks: { ...qrCodeJSXConverters().blocks, quote: … }`.
 */
export function qrCodeJSXConverters({
  slug = 'qrCode',
  ...props
}: Options = {}): QRCodeJSXConverters {
  return {
    blocks: {
      [slug]: ({ node }) => {
        const { caption, qrCode, size, symbol } = node.fields as QRCodeBlockData
        return <QRCode {...props} caption={caption} qrCode={qrCode} size={size} symbol={symbol} />
      },
    },
  }
}
