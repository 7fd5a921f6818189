import type { FolderFilter } from '../../../analytics/scope/folders.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Fixed } from './statsParams.js'

/** Parts of Payload's dashboard. */
const WIDGETS = ['latest', 'scans', 'topCodes'] as const
export type WidgetKind = (typeof WIDGETS)[number]

export const isWidget = (kind: AnalyticsProps['kind']): kind is WidgetKind =>
  (WIDGETS as readonly string[]).includes(kind)

/** What the server tells a view of numbers. */
export type AnalyticsProps = {
  /** What the host's own areas on the map are areas of, and of which country. */
  areas?: { country: null | string; dimension: 'city' | 'postalCode' | 'region' } | null
  canExport: boolean
  /** The document a tab belongs to. */
  document?: { id: ID; title: string }
  fixed: Fixed
  /** Where codes are in folders, and the reader may read some. */
  folders?: FolderFilter | null
  kind: 'campaign' | 'code' | 'overview' | WidgetKind
  /** Path of the overview below the admin. */
  overview: string
  /** Whether the reader may see single orders, too. */
  orders?: boolean
  /** Whether the reader may see what was sold. */
  sales?: boolean
  slugs: { campaigns: string; codes: string; conversions: string; scans: string }
}
