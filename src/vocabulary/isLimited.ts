import type { CodeEntry } from './scan.js'

/** Whether it has to be asked for each scan if there is room: a limit for all, or for one visitor. */
export const isLimited = ({
  scanLimit,
  scansPerVisitor,
}: Pick<CodeEntry, 'scanLimit' | 'scansPerVisitor'>): boolean =>
  scanLimit !== null || scansPerVisitor !== undefined
