import type { TransportRequest } from '../gateway.js'

/** A transport of one's own, as `transport` of the gateway takes it: the same without the SDK. */
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
