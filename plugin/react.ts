export { QRCode, type QRCodeProps } from '../src/components/QRCode/index.js'
