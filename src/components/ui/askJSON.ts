/** `status` is that of the answer, 0 where there was none; `message` is the server's. */
export type AnswerError = { field: null | string; message: null | string; status: number }

/**
 * Rejects with an `AnswerError`: also where the answer broke off, as it does when the question is
 * withdrawn while it comes in, and where it is no JSON. Nobody is handed half an answer.
 */
export async function askJSON<T>(
  url: string,
  signal?: AbortSignal,
  init?: RequestInit,
): Promise<T> {
  let response: Response
  let text: string
  try {
    response = await fetch(url, { credentials: 'include', ...init, ...(signal && { signal }) })
    text = await response.text()
  } catch {
    throw { field: null, message: null, status: 0 } satisfies AnswerError
  }
  const body = parse(text)
  if (response.ok && body !== null) return body as T
  const first = (body as { errors?: { field?: string; message?: string }[] } | null)?.errors?.[0]
  throw {
    field: first?.field ?? null,
    message: first?.message ?? null,
    status: response.status,
  } satisfies AnswerError
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
