import type { TransportRequest } from '../types.js'

import { loadRequestLayer } from './apiClient.js'

/**
 * `@hubspot/api-client`, loaded when the first request is made and never before.
 *
 * Only its request layer is used, past its `Client`: creating a `Client` replaces the limiter and
 * retry settings of every other client in the process, its typed methods are bound to the
 * undated paths and throw on success codes they do not list, and none of them can be timed out.
 */
export async function sdkTransport(request: TransportRequest): Promise<Response> {
  const { Request } = await loadRequestLayer()
  const { accessToken, baseURL, body, method, path, signal } = request
  const built = new Request({ accessToken, basePath: baseURL }, { body, method, path })
  return fetch(built.getUrl(), { ...built.getSendData(), redirect: 'error', signal })
}
