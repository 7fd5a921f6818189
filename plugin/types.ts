export type {
  AccessOption,
  AnalyticsOption,
  Authorize,
  CollectionAccess,
  CRMViewOption,
} from '../src/options/admin.js'
export type {
  AlertMailOption,
  AlertsOption,
  DestinationChecksOption,
} from '../src/options/alerts.js'
export type { APIKeysOption } from '../src/options/apiKeys.js'
export type { AreasOption } from '../src/options/areas.js'
export type { CollectionOverride } from '../src/options/collections.js'
export type {
  AttributionOption,
  DestinationOption,
  UTMOption,
} from '../src/options/destinations.js'
export type { DomainOption } from '../src/options/domains.js'
export type { EdgeOption, EdgeStoreOption } from '../src/options/edge.js'
export type { GeoOption } from '../src/options/geo.js'
export type { GS1Option } from '../src/options/gs1.js'
export type { HubSpotOption } from '../src/options/hubspot.js'
export type { ContactsOption, CRMOptions, FormsOption, JobsOption } from '../src/options/people.js'
export type { PrivacyOption } from '../src/options/privacy.js'
export type { OnScan, RecordingOption } from '../src/options/recording.js'
export type { Quota, QuotaOption } from '../src/options/quota.js'
export type { MapsOption } from '../src/options/maps.js'
export type { ReportsOption } from '../src/options/reports.js'
export type { RetentionOption } from '../src/options/retention.js'
export type { ScansOption } from '../src/options/scans.js'
export type { PageOption } from '../src/options/site.js'
export type { SymbolOption } from '../src/options/symbol.js'
export type { TenantsOption } from '../src/options/tenants.js'
export type { TicketingOption, VivenuTicketing } from '../src/options/ticketing.js'
export type { TrafficOption, TrafficRuleOption } from '../src/options/traffic.js'
export type { QRPluginOptions } from '../src/options/types.js'
export type { AbuseOption, PlacesOption, VisitorOption } from '../src/options/visitors.js'
export type { WebhookEndpointOption, WebhooksOption } from '../src/options/webhooks.js'
export type { SymbolDesign } from '../src/symbol/design/types.js'
export type { Drawing } from '../src/symbol/geometry/types.js'
export type {
  Box,
  Page,
  PageItem,
  PageTemplate,
  PrintInput,
  PrintTemplate,
  PrintTools,
  SheetTemplate,
  TextStyle,
} from '../src/symbol/print/types.js'
export type {
  BeforeRedirect,
  CDN,
  CodeEntry,
  RedirectFacts,
  ScanRecord,
  TrafficClass,
  TrustedProxies,
  UTM,
} from '../src/vocabulary/scan.js'
export type { ScanSink, SinkBatch, SinkScan } from '../src/vocabulary/scanSink.js'
export type { ScanAnalytics } from '../src/vocabulary/scanAnalytics.js'
export type { Outcome } from '../src/vocabulary/outcomes.js'
