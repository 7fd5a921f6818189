export { createEdgeScan } from '../src/mounts/edge/createEdgeScan.js'
export type { EdgeLife, EdgeScan, EdgeScanOptions } from '../src/mounts/edge/types.js'
export type { EdgeStore } from '../src/mounts/edge/createSnapshot.js'
export type { Platform } from '../src/mounts/edge/vouchedBy.js'
