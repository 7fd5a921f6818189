import type { QRPluginOptions } from './types.js'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

export type QRHooks = Readonly<Pick<QRPluginOptions, 'beforeRedirect' | 'onScan'>>

/** Functions of the host's that scans call; `undefined` where there is none. */
export function hooksOf({ beforeRedirect, onScan }: QRHooks): QRHooks {
  checks.func('options.beforeRedirect', beforeRedirect)
  if (/^\[object (Async|Generator)/.test(Object.prototype.toString.call(beforeRedirect))) {
    const takes = 'one that is not async and returns a URL or null at once: a redirect cannot wait'
    fail('options.beforeRedirect', beforeRedirect, takes)
  }
  checks.func('options.onScan', onScan)
  return { beforeRedirect, onScan }
}
