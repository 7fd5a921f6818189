import type { Pill } from '@payloadcms/ui'
import type { ComponentProps } from 'react'

import type { TextKey } from '../../../translations/en.js'
import type { TrafficClass } from '../../../vocabulary/scan.js'

export const TRAFFIC_TEXT: Record<TrafficClass, TextKey> = {
  bot: 'plugin-qr:trafficBot',
  human: 'plugin-qr:trafficHuman',
  internal: 'plugin-qr:trafficInternal',
  prefetch: 'plugin-qr:trafficPrefetch',
  preview: 'plugin-qr:trafficPreview',
  probe: 'plugin-qr:trafficProbe',
  suspect: 'plugin-qr:trafficSuspect',
}

export const TRAFFIC_STYLE: Record<TrafficClass, ComponentProps<typeof Pill>['pillStyle']> = {
  bot: 'dark',
  human: 'success',
  internal: 'light-gray',
  prefetch: 'light-gray',
  preview: 'light-gray',
  probe: 'light-gray',
  suspect: 'warning',
}

/** The reasons a scan is stored with, in words; one we have no words for is shown as it is. */
export const REASON_TEXT: Record<string, TextKey> = {
  'accept-no-html': 'plugin-qr:reasonAcceptNoHTML',
  burst: 'plugin-qr:reasonBurst',
  'cf-verified-bot': 'plugin-qr:reasonKnownBot',
  head: 'plugin-qr:reasonHead',
  'in-app': 'plugin-qr:reasonInApp',
  isbot: 'plugin-qr:reasonKnownBot',
  method: 'plugin-qr:reasonHead',
  'next-router-prefetch': 'plugin-qr:reasonEarly',
  'no-accept-language': 'plugin-qr:reasonNoLanguage',
  'no-fetch-metadata': 'plugin-qr:reasonNoMetadata',
  preview: 'plugin-qr:reasonPreview',
  purpose: 'plugin-qr:reasonEarly',
  'sec-fetch-dest': 'plugin-qr:reasonNoDocument',
  'sec-purpose': 'plugin-qr:reasonEarly',
  'ua-empty': 'plugin-qr:reasonNoAgent',
  'ua-no-browser': 'plugin-qr:reasonNoBrowser',
  'before-use': 'plugin-qr:reasonBeforeUse',
  'hosting-crowd': 'plugin-qr:reasonHostingCrowd',
  'many-agents': 'plugin-qr:reasonManyAgents',
  'many-codes': 'plugin-qr:reasonManyCodes',
  'marked-internal': 'plugin-qr:reasonMarkedInternal',
  'marked-machine': 'plugin-qr:reasonMarkedMachine',
  'marked-person': 'plugin-qr:reasonMarkedPerson',
  'regular-intervals': 'plugin-qr:reasonRegular',
  staff: 'plugin-qr:reasonStaff',
  'steady-rate': 'plugin-qr:reasonSteady',
  'test-link': 'plugin-qr:reasonTestLink',
  'x-moz': 'plugin-qr:reasonEarly',
  'x-purpose': 'plugin-qr:reasonEarly',
}
