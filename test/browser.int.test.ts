import type { AddressInfo } from 'node:net'

import http from 'node:http'
import sharp from 'sharp'
import { expect, it } from 'vitest'

import { launchBrowser } from './browser.js'

it('renders a page of this machine, runs its script and takes a picture of it', async () => {
  const server = http.createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<body style="background:#c00"><h1>Zürich</h1><script>document.title=1+1</script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { height: 200, width: 300 } })
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    expect(await page.title()).toBe('2')
    expect(await page.locator('h1').textContent()).toBe('Zürich')
    const { channels, dominant } = await sharp(await page.screenshot()).stats()
    expect(dominant.r).toBeGreaterThan(dominant.b)
    // letters were drawn, in a font that came along
    expect(channels[0]?.min).toBeLessThan(60)
  } finally {
    await browser.close()
    server.close()
  }
})
