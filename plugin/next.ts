export { createScanRoute } from '../src/next/createScanRoute.js'
export { withQR } from '../src/next/withQR.js'
