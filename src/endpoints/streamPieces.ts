type Watching = {
  /** Told what broke the stream off. */
  onError?: (error: unknown) => void
  /** The client went away. */
  onLeave?: () => void
}

/** Pulls only as fast as the client reads; a client that goes away ends the work. */
export function streamPieces(
  pieces: AsyncGenerator<string | Uint8Array>,
  { onError, onLeave }: Watching = {},
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    cancel: async () => {
      onLeave?.()
      await pieces.return(undefined).catch(() => undefined)
    },
    pull: async (controller) => {
      try {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
      } catch (error) {
        onError?.(error)
        controller.error(error)
      }
    },
  })
}
