import type { QRPluginOptions } from '../../src/options/types.js'

import { SinkError } from '../../src/integrations/forward/SinkError.js'

/** What the processes of the test agree on: a sink that posts its batches. */
export const sinkOptions = (url: string): QRPluginOptions => ({
  scans: {
    sinks: [
      {
        limits: { scans: 50, seconds: 2 },
        name: 'lake',
        async write(batch, { signal }) {
          const body = JSON.stringify({
            id: batch.id,
            scans: batch.scans.map(({ scanId }) => scanId),
          })
          const answer = await fetch(url, { body, method: 'POST', signal })
          if (!answer.ok) throw new SinkError(String(answer.status))
        },
      },
    ],
  },
})
