import { OUTCOMES } from '../../../../vocabulary/outcomes.js'
import { DEVICE_TYPES, TRAFFIC_CLASSES, type TrafficClass } from '../../../../vocabulary/scan.js'

/**
 * What every count is kept apart by: outcome, country, device type and traffic class, so that any
 * of them can be a filter of any other number. Packed into one small whole number.
 */
export type Segment = number

export const CLASSES = TRAFFIC_CLASSES

/** Numbers are stored: `unknown` was the first. */
const DEVICES: readonly string[] = [
  'unknown',
  ...DEVICE_TYPES.filter((device) => device !== 'unknown'),
]
const NO_DEVICE = 7

/** Numbers of outcomes are below this; a new one takes the next, the last is that of none. */
export const OUTCOME_NUMBERS = 16
/** Of a scan that came into the database without one. */
const NO_OUTCOME = OUTCOME_NUMBERS - 1

/** Countries have eleven bits. What was sent on, most of all there is, adds nothing above them. */
export const segmentOf = (
  country: number,
  device: number,
  trafficClass: number,
  outcome: number,
): Segment => ((outcome * 2048 + country) * 8 + device) * 8 + trafficClass

export const classOf = (segment: Segment): number => segment & 7
export const deviceOf = (segment: Segment): number => (segment >> 3) & 7
export const countryOf = (segment: Segment): number => (segment >> 6) & 2047
export const outcomeOf = (segment: Segment): number => segment >> 17

/** Two letters or digits as 1 to 1296; 0 is no country. */
export function countryNumber(country: null | string): number {
  if (country === null || !/^[0-9A-Z]{2}$/.test(country)) return 0
  return parseInt(country, 36) + 1
}

export function deviceNumber(device: null | string): number {
  const index = device === null ? -1 : DEVICES.indexOf(device)
  return index < 0 ? NO_DEVICE : index
}

export const classNumber = (trafficClass: TrafficClass): number =>
  Math.max(0, CLASSES.indexOf(trafficClass))

export function outcomeNumber(outcome: null | string): number {
  const index = (OUTCOMES as readonly (null | string)[]).indexOf(outcome)
  return index < 0 ? NO_OUTCOME : index
}
