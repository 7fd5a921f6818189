export type {
  AbuseOption,
  AccessOption,
  AnalyticsOption,
  Authorize,
  CDN,
  CollectionAccess,
  CollectionOverride,
  DestinationOption,
  GeoOption,
  OnScan,
  PageOption,
  PlacesOption,
  QRPluginOptions,
  RecordingOption,
  TrustedProxies,
  UTMOption,
  VisitorOption,
} from '../src/options/types.js'
export type {
  BeforeRedirect,
  CodeEntry,
  RedirectFacts,
  ScanRecord,
  TrafficClass,
  UTM,
} from '../src/vocabulary/scan.js'
export type { Outcome } from '../src/vocabulary/outcomes.js'
export type {
  AttributionOption,
  ContactsOption,
  CRMOptions,
  CRMViewOption,
  FormsOption,
  HubSpotOption,
  JobsOption,
  TicketingOption,
  VivenuTicketing,
} from '../src/options/people/types.js'
