import type { Request } from '@hubspot/api-client/lib/src/services/http/Request.js'

import { realpathSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import type { TransportRequest } from '../gateway.js'

import { findDataFile } from '../../../kit/findDataFile.js'
import { includeOf } from '../../../kit/includeOf.js'

type RequestLayer = { Request: typeof Request }

const NAME = '@hubspot/api-client'
const FILE = path.join('lib', 'src', 'services', 'http', 'Request.js')

/** What a host reads that switched HubSpot on without its package. */
export const NOT_INSTALLED = `options.hubspot needs the package ${NAME}, which is not installed: run npm install ${NAME}@14 (or pnpm add ${NAME}@14)`

/** Its request layer, or `null`: 50 MB are not installed for hosts that do without HubSpot. */
export const findApiClient = (projectDir?: string): null | string =>
  findDataFile(NAME, FILE, projectDir)

/** By a path, because bundlers would look for the package in hosts that do not have it. */
export async function loadRequestLayer(): Promise<RequestLayer> {
  const file = findApiClient()
  if (!file) throw new Error(`payload-plugin-qr: ${NOT_INSTALLED}`)
  const url = pathToFileURL(file).href
  const loaded = (await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ url)) as {
    default?: RequestLayer
  } & Partial<RequestLayer>
  return (loaded.Request ? loaded : loaded.default) as RequestLayer
}

/** Globs for `outputFileTracingIncludes`: what is loaded by a path is not traced. */
export const apiClientIncludes = (projectDir: string = process.cwd()): string[] => {
  const file = findApiClient(projectDir)
  if (!file) return []
  const root = file.slice(0, -FILE.length - 1)
  // what it needs itself lies beside its real folder
  const beside = path.dirname(path.dirname(realpathSync(root)))
  return [
    `${includeOf(projectDir, root)}/package.json`,
    `${includeOf(projectDir, root)}/lib/src/services/http/*.js`,
    `${includeOf(projectDir, root)}/lib/src/configuration/*.js`,
    `${includeOf(projectDir, beside)}/lodash.merge/*.js*`,
  ]
}

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
