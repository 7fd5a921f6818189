import type { TrafficClass } from '../../../vocabulary/scan.js'
import type { Text, TextName } from './useText.js'

import { TRAFFIC_TEXT } from '../../scans/TrafficPill/trafficTexts.js'

/** The name of a traffic class, or of people and of everything together. */
export const trafficText = (traffic: 'all' | TrafficClass, text: Text): string =>
  traffic === 'all' || traffic === 'human'
    ? text(`statsTraffic_${traffic}`)
    : text(TRAFFIC_TEXT[traffic].replace('plugin-qr:', '') as TextName)
