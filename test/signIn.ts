import type { TestPayload } from './startPayload.js'

/** Makes a user; resolves to the headers of a request of theirs with JSON. */
export async function signIn(
  { payload }: Pick<TestPayload, 'payload'>,
  more: object = {},
): Promise<Record<string, string>> {
  const login = { email: 'a@example.com', password: 'secret', ...more }
  await payload.create({ collection: 'users', data: login as never })
  const { token } = await payload.login({ collection: 'users', data: login })
  return { authorization: `JWT ${token}`, 'content-type': 'application/json' }
}
