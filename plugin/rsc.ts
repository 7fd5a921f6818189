export { LatestScans } from '../src/components/LatestScans/index.js'
export { ScanPreview } from '../src/components/ScanPreview/index.js'
export { SymbolCell } from '../src/components/SymbolCell/index.js'
export { AnalyticsNavLink } from '../src/components/analytics/AnalyticsNavLink/index.js'
export { AnalyticsTab } from '../src/components/analytics/AnalyticsTab/index.js'
export { AnalyticsView } from '../src/components/analytics/AnalyticsView/index.js'
export {
  LatestScansWidget,
  ScansWidget,
  TopCodesWidget,
} from '../src/components/analytics/Widgets/index.js'
export { SymbolPanel } from '../src/components/SymbolPanel/index.js'
