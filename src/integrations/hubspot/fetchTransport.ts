import type { TransportRequest } from './types.js'

/** The same without the SDK: for runtimes that cannot load it. */
export function fetchTransport(request: TransportRequest): Promise<Response> {
  const { accessToken, baseURL, body, method, path, signal } = request
  return fetch(baseURL + path, {
    body: body ? JSON.stringify(body) : undefined,
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${accessToken}`,
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    method,
    redirect: 'error',
    signal,
  })
}
