export { createDigitalLinkRoute } from '../src/mounts/next/createDigitalLinkRoute.js'
export { createScanRoute } from '../src/mounts/next/createScanRoute.js'
export { withQR } from '../src/mounts/next/withQR.js'
