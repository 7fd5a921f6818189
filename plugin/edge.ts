export {
  createEdgeScan,
  type EdgeLife,
  type EdgeScan,
  type EdgeScanOptions,
} from '../src/mounts/edge/createEdgeScan.js'
export type { EdgeStore } from '../src/mounts/edge/createSnapshot.js'
export type { Platform } from '../src/mounts/edge/vouchedBy.js'
