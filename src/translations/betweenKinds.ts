import type { BetweenKind } from '../vocabulary/between.js'
import type { TextKey } from './en.js'

/** What people see first, by its kind. */
export const BETWEEN_TEXT: Record<'none' | BetweenKind, TextKey> = {
  card: 'plugin-qr:betweenCard',
  choice: 'plugin-qr:betweenChoice',
  links: 'plugin-qr:betweenLinks',
  none: 'plugin-qr:betweenNone',
  password: 'plugin-qr:betweenPassword',
  preview: 'plugin-qr:betweenPreview',
  question: 'plugin-qr:betweenQuestion',
}
