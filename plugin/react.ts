export { QRCode, type QRCodeProps } from '../src/website/QRCode/index.js'
export {
  qrCodeJSXConverters,
  type QRCodeJSXConverters,
} from '../src/website/QRCode/qrCodeJSXConverters.js'
export type { QRCodeSize } from '../src/website/block/types.js'
export type { QRCodeBlockData, QRCodeDocument } from '../src/website/block/types.js'
export { ScanIdField, type ScanIdFieldProps } from '../src/components/scans/ScanIdField/index.js'
export { carryScanId, scanIdOf, type SearchParams } from '../src/website/carryScanId.js'
