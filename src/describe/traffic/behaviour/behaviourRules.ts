const MINUTE = 60_000

/**
 * What gives machines away over many scans. A track is what one address and one user agent ask; a
 * crowd is an address that many people share.
 *
 * `evenness` is the standard deviation of the gaps between scans by their mean. People who come
 * independently of each other are near 1, whatever their number; a timer is at 0, and one that adds
 * up to half of its interval at random, either way, at 0.29.
 */
export const BEHAVIOUR = {
  /** What is looked at of an address, and of a program; scans longer ago are no sign of anything. */
  window: 30 * MINUTE,
  /** What is looked at of a track: a timer may take its time. */
  trackWindow: 24 * 60 * MINUTE,

  /** A timer with chance in it. Of a million runs of 16 scans by chance 33 are as even. */
  regular: { evenness: 0.35, scans: 16 },
  /** A timer without: known earlier, and by chance less than once in a million. */
  metronome: { evenness: 0.12, scans: 9 },
  /** In a crowd a track is looked at with each of its many scans: by chance 4 times in a million. */
  regularInCrowd: { evenness: 0.42, scans: 25 },

  /**
   * Codes hang where people are, so one person walks between them. So many in five minutes are gone
   * through by a program; a crowd of visitors with the same phone is not meant.
   */
  manyCodes: { codes: 15, within: 5 * MINUTE },

  /**
   * Browsers write `Accept-Language` each in a way of its own. So many different ones from one address
   * that all say the same to the letter are one program with a list of user agents.
   */
  manyAgents: { agents: 8, scans: 12 },

  /**
   * One user agent at so many addresses of one hosting network: a program that is spread over machines.
   * People who are there, behind a VPN, have browsers of their own.
   */
  hostingCrowd: { addresses: 6, scans: 12 },

  /** Below the limit of `abuse.burst`, for longer than anybody scans: four a minute for fifteen minutes. */
  steady: { scans: 60, within: 15 * MINUTE },

  /**
   * An address that people share: so many different user agents, `Accept-Language` in more ways than
   * one, and arrivals by chance. Nothing but a timer is looked for there.
   */
  crowd: { agents: 5, evenness: 0.6, languages: 2, scans: 8 },
} as const

/** Reasons that scans are stored with; what they weigh stands in the table of rules. */
export type BehaviourReason =
  'hosting-crowd' | 'many-agents' | 'many-codes' | 'regular-intervals' | 'steady-rate'
