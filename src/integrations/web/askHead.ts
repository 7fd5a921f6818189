import { type ClientRequestArgs, type IncomingMessage, request as requestHTTP } from 'node:http'
import { request as requestHTTPS } from 'node:https'

import type { Agents } from './publicAgents.js'

import { PROOF_HEADER } from '../../scan/domains/probe.js'

/** Bytes of all headers of an answer. A server that sends more is cut. */
const MOST_HEADERS = 16_384

/** `proof`: that the plugin itself answered, see `checkDomain`. */
export type Head = { location: null | string; proof: null | string; status: number }

type Asked = {
  agents: Agents
  method: 'GET' | 'HEAD'
  signal: AbortSignal
  url: URL
  userAgent: string
}

/**
 * Status and redirect of an answer. Its body is not read: the connection is cut as soon as the headers
 * are there, however much would come after them.
 */
export function askHead({ agents, method, signal, url, userAgent }: Asked): Promise<Head> {
  const secure = url.protocol === 'https:'
  const options: ClientRequestArgs = {
    agent: secure ? agents.https : agents.http,
    headers: { Accept: '*/*', 'Accept-Encoding': 'identity', 'User-Agent': userAgent },
    maxHeaderSize: MOST_HEADERS,
    method,
    signal,
  }
  return new Promise((resolve, reject) => {
    const answered = (answer: IncomingMessage): void => {
      const { location = null, [PROOF_HEADER]: proof } = answer.headers
      const said = typeof proof === 'string' ? proof : null
      resolve({ location, proof: said, status: answer.statusCode ?? 0 })
      answer.destroy()
    }
    const request = secure
      ? requestHTTPS(url, options, answered)
      : requestHTTP(url, options, answered)
    // After the answer it is the cut that is told, and nobody listens any more.
    request.on('error', reject)
    request.end()
  })
}
