import type { QRPluginOptions, RecordingOption } from './types.js'

import { checks } from './checks.js'

export type Recording = Readonly<Required<Omit<RecordingOption, 'spillDirectory'>>> & {
  readonly spillDirectory: false | string | undefined
}

/** How scans are written. `spillDirectory: undefined`: chosen where the process runs. */
export function recordingOf(written: QRPluginOptions['recording']): Recording {
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
