export type {
  AbuseOption,
  AccessOption,
  Authorize,
  CDN,
  CollectionAccess,
  CollectionOverride,
  DestinationOption,
  GeoOption,
  PageOption,
  QRPluginOptions,
  RecordingOption,
  TrustedProxies,
  UTMOption,
  VisitorOption,
} from '../src/types.js'
export type { CodeEntry, Outcome, ScanRecord, TrafficClass, UTM } from '../src/scan/types.js'
