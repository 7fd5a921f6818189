import type { QRPluginOptions, RecordingOption } from './types.js'
import type { QROptions } from './sanitizeOptions.js'

import { checks } from './checks.js'

/** How scans are written. `spillDirectory: undefined`: chosen where the process runs. */
export function recordingOf(written: QRPluginOptions['recording']): QROptions['recording'] {
  const recording: Partial<RecordingOption> =
    typeof written === 'string'
      ? { mode: written }
      : checks.object('options.recording', written, [
          'batchSize',
          'flushInterval',
          'mode',
          'spillDirectory',
          'thread',
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
    thread: checks.boolean('options.recording.thread', recording.thread, true),
  }
}
