import type { useAction } from '../lib/useAction.js'

export type Run = ReturnType<typeof useAction>['run']

/** Puts work back in the queue; `name` tells buttons apart. */
export type Requeue = (
  name: string,
  action: 'replay' | 'resync' | 'retry',
  body?: object,
) => Promise<unknown>
