export { CodeField } from '../src/components/CodeField/index.js'
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
export { ContactPanel } from '../src/components/crm/ContactPanel/index.js'
export { CRMNavLink } from '../src/components/crm/CRMNavLink/index.js'
export { CRMView } from '../src/components/crm/CRMView/index.js'
export { SalesPanel } from '../src/components/crm/SalesPanel/index.js'
export { ScanSales } from '../src/components/crm/ScanSales/index.js'
export { SymbolPanel } from '../src/components/SymbolPanel/index.js'
