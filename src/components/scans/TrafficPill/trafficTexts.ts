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
  'before-use': 'plugin-qr:reasonBeforeUse',
  burst: 'plugin-qr:reasonBurst',
  'cf-verified-bot': 'plugin-qr:reasonKnownBot',
  head: 'plugin-qr:reasonHead',
  'hints-brand': 'plugin-qr:reasonHintsBrand',
  'hints-headless': 'plugin-qr:reasonHintsHeadless',
  'hints-mobile': 'plugin-qr:reasonHintsMobile',
  'hints-platform': 'plugin-qr:reasonHintsPlatform',
  'hints-version': 'plugin-qr:reasonHintsVersion',
  hosting: 'plugin-qr:reasonHosting',
  'hosting-crowd': 'plugin-qr:reasonHostingCrowd',
  'in-app': 'plugin-qr:reasonInApp',
  'internal-network': 'plugin-qr:reasonInternalNetwork',
  isbot: 'plugin-qr:reasonKnownBot',
  'many-agents': 'plugin-qr:reasonManyAgents',
  'many-codes': 'plugin-qr:reasonManyCodes',
  'marked-internal': 'plugin-qr:reasonMarkedInternal',
  'marked-machine': 'plugin-qr:reasonMarkedMachine',
  'marked-person': 'plugin-qr:reasonMarkedPerson',
  method: 'plugin-qr:reasonHead',
  'next-router-prefetch': 'plugin-qr:reasonEarly',
  'no-accept-language': 'plugin-qr:reasonNoLanguage',
  'no-fetch-metadata': 'plugin-qr:reasonNoMetadata',
  preview: 'plugin-qr:reasonPreview',
  purpose: 'plugin-qr:reasonEarly',
  'regular-intervals': 'plugin-qr:reasonRegular',
  'sec-fetch-dest': 'plugin-qr:reasonNoDocument',
  'sec-purpose': 'plugin-qr:reasonEarly',
  staff: 'plugin-qr:reasonStaff',
  'steady-rate': 'plugin-qr:reasonSteady',
  'test-link': 'plugin-qr:reasonTestLink',
  'ua-empty': 'plugin-qr:reasonNoAgent',
  'ua-no-browser': 'plugin-qr:reasonNoBrowser',
  vpn: 'plugin-qr:reasonVPN',
  'x-moz': 'plugin-qr:reasonEarly',
  'x-purpose': 'plugin-qr:reasonEarly',
}
