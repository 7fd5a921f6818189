import type { QRPluginOptions } from '../types.js'

import { checks } from './checks.js'

export type QRHooks = Readonly<Pick<QRPluginOptions, 'beforeRedirect' | 'onScan'>>

/** Functions of the host's that scans call; `undefined` where there is none. */
export function hooksOf({ beforeRedirect, onScan }: QRHooks): QRHooks {
  checks.func('options.beforeRedirect', beforeRedirect)
  checks.func('options.onScan', onScan)
  return { beforeRedirect, onScan }
}
