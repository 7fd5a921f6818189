import { type JSXConvertersFunction, RichText } from '@payloadcms/richtext-lexical/react'
import { QRCode, qrCodeJSXConverters } from 'payload-plugin-qr/react'

import type { Page } from './findPage.js'

const converters: JSXConvertersFunction = ({ defaultConverters }) => ({
  ...defaultConverters,
  ...qrCodeJSXConverters(),
})

/** The blocks of a page: texts with codes in them, and codes of their own. */
export const Blocks = ({ blocks }: { blocks: NonNullable<Page['layout']> }) => (
  <div className="text inner">
    {blocks.map((block, index) =>
      block.blockType === 'qrCode' ? (
        <QRCode key={block.id ?? index} {...block} className="on-its-own" />
      ) : (
        block.text && (
          <RichText
            converters={converters}
            data={block.text}
            disableContainer
            key={block.id ?? index}
          />
        )
      ),
    )}
  </div>
)
