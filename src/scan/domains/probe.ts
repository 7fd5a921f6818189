/** Stands where a code would, and can be none: asks who answers here. */
export const PROBE = '_qr-probe'
/** Of the question, random; the answer signs it. */
export const PROBE_PARAMETER = 'n'
/** Of the answer. */
export const PROOF_HEADER = 'x-qr-proof'

/** The question of an address; `null`: it asks nothing. */
export const probeOf = (url: string): null | string =>
  /[?&]n=([\w-]{1,64})(?:&|$)/.exec(url)?.[1] ?? null
