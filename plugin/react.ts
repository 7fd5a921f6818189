export { QRCode, type QRCodeProps } from '../src/components/QRCode/index.js'
export {
  qrCodeJSXConverters,
  type QRCodeJSXConverters,
} from '../src/components/QRCode/qrCodeJSXConverters.js'
export type { QRCodeSize } from '../src/blocks/sizes.js'
export type { QRCodeBlockData, QRCodeDocument } from '../src/blocks/types.js'
export { ScanIdField, type ScanIdFieldProps } from '../src/components/ScanIdField/index.js'
export { carryScanId, scanIdOf, type SearchParams } from '../src/website/carryScanId.js'
