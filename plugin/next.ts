export { createScanRoute } from '../src/mounts/next/createScanRoute.js'
export { withQR } from '../src/mounts/next/withQR.js'
