/**
 * Asks a stand-in that `npm run demo` started. `null` where there is none, it does not answer, or it
 * knows nothing of what is asked. Never asks anybody beyond this machine: these are not real systems.
 */
export const askStandIn = async <Answer>(
  base: string | undefined,
  path: string,
  form?: URLSearchParams,
): Promise<Answer | null> => {
  if (!base || !URL.canParse(base) || new URL(base).hostname !== '127.0.0.1') return null
  try {
    const answer = await fetch(new URL(path, base), {
      body: form,
      cache: 'no-store',
      method: form ? 'POST' : 'GET',
      signal: AbortSignal.timeout(5_000),
    })
    return answer.ok ? ((await answer.json()) as Answer) : null
  } catch {
    return null
  }
}
