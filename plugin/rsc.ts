export { CodeField } from '../src/components/codes/CodeField/index.js'
export { ForgetTests } from '../src/components/codes/ForgetTests/index.js'
export { LatestScans } from '../src/components/scans/LatestScans/index.js'
export { ScanMarks } from '../src/components/scans/ScanMarks/index.js'
export { ScanPreview } from '../src/components/codes/ScanPreview/index.js'
export { SymbolCell } from '../src/components/codes/SymbolCell/index.js'
export { AnalyticsNavLink } from '../src/components/analytics/AnalyticsNavLink/index.js'
export { AnalyticsTab } from '../src/components/analytics/AnalyticsTab/index.js'
export { AnalyticsView } from '../src/components/analytics/AnalyticsView/index.js'
export {
  LatestScansWidget,
  ScansWidget,
  TopCodesWidget,
} from '../src/components/analytics/Widgets/index.js'
export { ContactPanel } from '../src/components/people/ContactPanel/index.js'
export { CRMNavLink } from '../src/components/people/CRMNavLink/index.js'
export { CRMView } from '../src/components/people/CRMView/index.js'
export { PersonPanel } from '../src/components/people/PersonPanel/index.js'
export { SalesPanel } from '../src/components/people/SalesPanel/index.js'
export { ScanSales } from '../src/components/people/ScanSales/index.js'
export { CodeCard } from '../src/components/codes/CodeCard/index.js'
export { DesignField } from '../src/components/designs/DesignField/index.js'
