export {
  createEdgeScan,
  type EdgeLife,
  type EdgeScan,
  type EdgeScanOptions,
} from '../src/mounts/edge/createEdgeScan.js'
