import type { TrafficClass } from './scan.js'

/** Fetched by somebody's software before or instead of a person. */
const EARLY: readonly TrafficClass[] = ['prefetch', 'preview', 'probe']

/** Classes that take no place of a limit, whatever else they say: machines, staff and tests. */
export const WITHOUT_PLACE: readonly TrafficClass[] = [...EARLY, 'bot', 'internal']

/**
 * The reason of a request for anything but a page of its own (`Sec-Fetch-Dest`): the pictures,
 * scripts and frames of another site, of which one visit could ask for a hundred.
 */
export const PART_OF_PAGE = 'sec-fetch-dest'

/** Whether this request opens a page in a browser, be it a machine's. */
export const opensPage = (trafficClass: TrafficClass, reasons: readonly string[]): boolean =>
  !EARLY.includes(trafficClass) && !reasons.includes(PART_OF_PAGE)

/**
 * Whether this is a person who opens the code: who takes a place of a limit and is counted as sent
 * on. Suspects are: a crowd behind one address are people. Staff are sent on and take none.
 */
export const takesPlace = (trafficClass: TrafficClass, reasons: readonly string[]): boolean =>
  !WITHOUT_PLACE.includes(trafficClass) && opensPage(trafficClass, reasons)
