/**
 * Milliseconds of a slot, in which scans are counted: every offset of a time zone in use is a multiple
 * of it, so slots fit into the hours of any zone.
 */
export const SLOT = 900_000
