/**
 * Why the database answers what an engine beside it should: it does not answer; scans wait for it for
 * longer than anybody would want to wait; it was not given all scans of the past.
 */
export type StandIn = 'away' | 'behind' | 'partial'
