'use client'

export type Status = 'active' | 'paused'

type Changed = { status: Status; updatedAt?: string }

/** Pauses or resumes a code at once. `url`: where its status is changed. Rejects with what the server says. */
export async function changeStatus(url: string, status: Status): Promise<Changed> {
  const answer = await fetch(url, {
    body: JSON.stringify({ status }),
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    method: 'POST',
  })
  const body = (await answer.json().catch(() => null)) as {
    doc?: Changed
    errors?: { message: string }[]
  } | null
  if (answer.ok && body?.doc) return body.doc
  throw new Error(body?.errors?.[0]?.message ?? String(answer.status))
}
