import { expect } from 'vitest'

import { IPHONE } from '../phone.js'
import { until } from '../until.js'

const ACCOUNT = { email: 'first@host.example', password: 'first-password' }

export const post = async (url: string, body: unknown, token?: string) => {
  const response = await fetch(url, {
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `JWT ${token}` } : {}),
    },
    method: 'POST',
  })
  const text = await response.text()
  if (!response.ok) {
    throw new Error(`POST ${url} answered ${response.status}: ${text.slice(0, 2000)}`)
  }
  return JSON.parse(text) as Record<string, unknown>
}

/** The account of a host's first person, made or signed in. */
export const signInToHost = async (url: string): Promise<string> => {
  const init = (await (await fetch(`${url}/api/users/init`)).json()) as { initialized?: boolean }
  const path = init.initialized ? 'login' : 'first-register'
  return (await post(`${url}/api/users/${path}`, ACCOUNT)).token as string
}

/** A phone in the United States, seen through a proxy on this machine. */
const PHONE = { ...IPHONE, 'x-forwarded-for': '73.162.10.20' }

export const createHostCode = async (url: string, token: string, code: string, more = {}) => {
  const made = await post(
    `${url}/api/qr-codes`,
    {
      code,
      destination: { type: 'url', url: 'https://tickets.example/derby' },
      title: code,
      ...more,
    },
    token,
  )
  return (made.doc as { id: number | string }).id
}

export const expectRedirect = async (url: string, path: string) => {
  const response = await until(async () => {
    const answer = await fetch(url + path, { headers: PHONE, redirect: 'manual' })
    return answer.status === 404 ? null : answer
  })
  expect({ path, status: response.status }).toEqual({ path, status: 302 })
  expect(response.headers.get('location')).toMatch(
    /^https:\/\/tickets\.example\/derby\?utm_source=qr&utm_medium=print/,
  )
  // Anything else would make a cold Chromium ask twice.
  expect(response.headers.get('critical-ch') ?? ',').toBe(',')
}

/** Resolves when `count` scans of the code are stored, each with country and device. */
export const expectScans = async (url: string, token: string, code: string, count: number) => {
  const docs = await until(async () => {
    const path = `/api/qr-scans?limit=100&where[code][equals]=${code}`
    const response = await fetch(url + path, { headers: { authorization: `JWT ${token}` } })
    const { docs } = (await response.json()) as { docs?: Record<string, unknown>[] }
    return docs && docs.length >= count ? docs : null
  }, 30_000)
  expect(docs).toHaveLength(count)
  for (const scan of docs) {
    expect(scan).toMatchObject({ country: 'US', deviceType: 'mobile', trafficClass: 'human' })
  }
}

/** The pages of the admin come without an error of the server's. */
export const expectAdmin = async (url: string, token: string, id: number | string) => {
  for (const path of [
    '/admin',
    '/admin/collections/qr-codes',
    `/admin/collections/qr-codes/${id}`,
    '/admin/collections/qr-scans',
    '/admin/collections/qr-campaigns/create',
  ]) {
    const response = await fetch(url + path, {
      headers: { cookie: `payload-token=${token}` },
      redirect: 'manual',
    })
    const html = await response.text()
    expect({ path, status: response.status }).toEqual({ path, status: 200 })
    expect(html, path).not.toMatch(/Application error|digest&quot;|PayloadComponent not found/)
  }
}

/** Symbols need native code (PNG) and font files (PDF), which bundlers like to lose. */
export const expectSymbols = async (url: string, token: string, id: number | string) => {
  for (const [format, start] of [
    ['svg', '<svg'],
    ['png', '\u0089PNG'],
    ['pdf', '%PDF'],
  ] as const) {
    const response = await fetch(`${url}/api/qr-codes/${id}/image?format=${format}`, {
      headers: { authorization: `JWT ${token}` },
    })
    const body = Buffer.from(await response.arrayBuffer()).toString('latin1')
    expect({ format, status: response.status, text: body.slice(0, 300) }).toMatchObject({
      format,
      status: 200,
    })
    expect(body).toContain(start)
  }
}
