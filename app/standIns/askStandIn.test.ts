import { expect, it, vi } from 'vitest'

import { startVivenuFake } from '../../test/fakes/vivenu/startVivenuFake.js'
import { askStandIn } from './askStandIn.js'

it.each([undefined, '', 'no address', 'https://api.hubspot.com', 'http://127.0.0.1.evil.example'])(
  'asks nobody when its address is %s',
  async (base) => {
    const asked = vi.spyOn(globalThis, 'fetch')
    expect(await askStandIn(base, '/__state')).toBeNull()
    expect(asked).not.toHaveBeenCalled()
    asked.mockRestore()
  },
)

it('buys, finds and cancels an order at the stand-in for Vivenu, whose state can be kept', async () => {
  const options = { port: 0, webhookKey: 'key', webhookURL: 'http://127.0.0.1:9/', retryDelays: [] }
  const shop = await startVivenuFake(options)
  const form = new URLSearchParams({ email: 'ada@example.org', qr_scan_id: 'id', tickets: '2' })
  const order = await askStandIn<{ id: string }>(shop.url, '/orders', form)
  expect(order).toMatchObject({
    email: 'ada@example.org',
    status: 'COMPLETE',
    tickets: 2,
    total: 39.8,
  })
  expect(JSON.stringify(order)).not.toMatch(/secret|barcode/)
  await shop.close()

  const again = await startVivenuFake({
    ...options,
    saved: JSON.parse(JSON.stringify(shop.save())),
  })
  const cancel = `/orders/${order?.id}/cancel`
  expect(await askStandIn(again.url, cancel)).toBeNull()
  expect(await askStandIn(again.url, cancel, new URLSearchParams())).toMatchObject({ tickets: 0 })
  expect(await askStandIn(again.url, `/orders/${order?.id}`)).toMatchObject({ status: 'CANCELED' })
  expect(await askStandIn(again.url, '/orders/unknown')).toBeNull()
  await again.close()
})
