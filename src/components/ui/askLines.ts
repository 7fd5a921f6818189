import type { AnswerError } from './askJSON.js'

export type Progress = { done: number; of: number }

type Line = { errors?: { field?: string; message?: string }[]; type?: string }

/**
 * Work that tells how far it is, line by line; resolves to its last line. Rejects with an
 * `AnswerError`, whose status is 0 where the connection broke off before that line.
 */
export async function askLines<T>(
  url: string,
  init: RequestInit,
  onProgress: (progress: Progress) => void,
): Promise<T> {
  let last: (Line & Partial<Progress>) | undefined
  let status = 0
  try {
    const response = await fetch(url, { credentials: 'include', ...init })
    for await (const line of linesOf(response)) {
      last = JSON.parse(line) as typeof last
      if (last?.type === 'progress') onProgress(last as Progress)
    }
    status = response.ok ? 0 : response.status
  } catch {
    status = 0
    last = undefined
  }
  const isDone = last?.type !== undefined && !['error', 'progress'].includes(last.type)
  if (isDone) return last as T
  const first = last?.errors?.[0]
  throw {
    field: first?.field ?? null,
    message: first?.message ?? null,
    status,
  } satisfies AnswerError
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    const lines = (rest + (value ?? '')).split('\n')
    rest = done ? '' : lines.pop()!
    yield* lines.filter((line) => line.trim() !== '')
    if (done) return
  }
}
