/** `waiting`: a scan id is not stored yet; everything else is done and doing it again changes nothing. */
export type Applied = 'done' | 'waiting'
