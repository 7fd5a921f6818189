import type { Node, RichText } from './richText.js'

import { richText } from './richText.js'

type Look = { caption?: string; size?: 'large' | 'medium' | 'small' }
type QRCodeBlock = { blockType: 'qrCode'; qrCode: unknown } & Look
export type LayoutBlock = { blockType: 'text'; text: RichText } | QRCodeBlock

export const text = (...children: Node[]): LayoutBlock => ({
  blockType: 'text',
  text: richText(...children),
})

/** A code by its text; `withCodes` puts its ID there. */
export const qrCode = (code: string, look: Look = {}): LayoutBlock => ({
  blockType: 'qrCode',
  qrCode: code,
  ...look,
})

/** A code between the paragraphs of a text. */
export const codeInText = (code: string, look: Look = {}): Node => ({
  type: 'block',
  fields: { id: `code-${code.toLowerCase()}`, blockName: '', ...qrCode(code, look) },
  format: '',
  version: 2,
})

/** The layout with the IDs of codes, or without its codes where there are none yet. */
export const withCodes = (layout: LayoutBlock[], ids?: Map<string, unknown>): LayoutBlock[] =>
  layout.flatMap((block): LayoutBlock[] => {
    if (block.blockType === 'qrCode') return known(block, ids)
    const { root } = block.text
    const children = (root.children as Node[]).flatMap((node) =>
      node.type === 'block'
        ? known(node.fields as QRCodeBlock, ids).map((fields) => ({ ...node, fields }))
        : [node],
    )
    return [{ ...block, text: { root: { ...root, children } } }]
  })

const known = (block: QRCodeBlock, ids?: Map<string, unknown>): QRCodeBlock[] =>
  ids ? [{ ...block, qrCode: ids.get(block.qrCode as string) }] : []
