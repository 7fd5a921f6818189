export { LatestScans } from '../src/components/LatestScans/index.js'
export { ScanPreview } from '../src/components/ScanPreview/index.js'
export { SymbolCell } from '../src/components/SymbolCell/index.js'
export { SymbolPanel } from '../src/components/SymbolPanel/index.js'
