import type { BasePayload } from 'payload'

import type { BeforeRedirect, ScanRecord } from '../vocabulary/scan.js'

import { fail } from '../kit/fail.js'
import { checks } from './checks.js'

export type RecordingOption = {
  /** Scans written in one statement at the most. @default 500 */
  batchSize?: number
  /** Milliseconds between two writes in `background` mode; also what a hard kill may lose. @default 250 */
  flushInterval?: number
  /**
   * `background` answers first and writes in batches. `durable` answers after the scan is committed.
   *
   * @default 'background'
   */
  mode?: 'background' | 'durable'
  /**
   * Folder for scans the database did not take. `false` keeps them in memory only.
   *
   * @default '.payload-plugin-qr' below the working directory, where that is writable
   */
  spillDirectory?: false | string
}

export type Recording = Readonly<Required<Omit<RecordingOption, 'spillDirectory'>>> & {
  readonly spillDirectory: false | string | undefined
}

/** How scans are written. `spillDirectory: undefined`: chosen where the process runs. */
export function recordingOf(
  written: 'background' | 'durable' | RecordingOption | undefined,
): Recording {
  const recording: Partial<RecordingOption> =
    typeof written === 'string'
      ? { mode: written }
      : checks.object('options.recording', written, [
          'batchSize',
          'flushInterval',
          'mode',
          'spillDirectory',
        ])
  const path = typeof written === 'string' ? 'options.recording' : 'options.recording.mode'
  return {
    batchSize: checks.integer('options.recording.batchSize', recording.batchSize, 500, 1, 5000),
    flushInterval: checks.integer(
      'options.recording.flushInterval',
      recording.flushInterval,
      250,
      10,
      60_000,
    ),
    mode: checks.oneOf(path, recording.mode, 'background', ['background', 'durable']),
    spillDirectory:
      recording.spillDirectory === false
        ? false
        : (checks.text('options.recording.spillDirectory', recording.spillDirectory) ?? undefined),
  }
}

/** Told of scans after they are stored, see the option `onScan`. */
export type OnScan = (args: {
  payload: BasePayload
  scans: readonly ScanRecord[]
}) => Promise<void> | void

export type QRHooks = Readonly<{ beforeRedirect?: BeforeRedirect; onScan?: OnScan }>

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
