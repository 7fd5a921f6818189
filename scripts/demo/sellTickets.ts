import { buyers } from '../../app/demo/content/buyers.js'
import { IPHONE } from '../../test/phone.js'
import { until } from '../../test/until.js'

type Order = { id: string }
type Held = { deliveries: { state: string }[]; orders: { email: null | string }[] }

const post = async (url: string, form: Record<string, string> = {}): Promise<Order> => {
  const answer = await fetch(url, { body: new URLSearchParams(form), method: 'POST' })
  if (!answer.ok) throw new Error(`The stand-in for Vivenu answers ${answer.status}`)
  return (await answer.json()) as Order
}

/** The scan id a phone carries away from a code; the site believes a proxy on its own machine. */
const scan = async (site: string, code: string, address: string): Promise<string> => {
  const answer = await fetch(`${site}/q/${code}`, {
    headers: { ...IPHONE, 'x-forwarded-for': address },
    redirect: 'manual',
  })
  return new URL(answer.headers.get('location') ?? '/', site).searchParams.get('qr_scan_id') ?? ''
}

/**
 * Lets some people scan a code and buy tickets, the way anybody does: through the running site and
 * the ticket shop, which sends its webhooks. Nobody who has bought before. Resolves to the orders.
 */
export const sellTickets = async (site: string, vivenu: string): Promise<number> => {
  const held = async (): Promise<Held> => (await (await fetch(`${vivenu}/__state`)).json()) as Held
  const known = new Set((await held()).orders.map(({ email }) => email))
  let sold = 0
  for (const { address, email, firstName, lastName, orders } of buyers) {
    if (known.has(email)) continue
    for (const { cancelled, code, tickets } of orders) {
      const { id } = await post(`${vivenu}/orders`, {
        email,
        lastname: lastName,
        prename: firstName,
        qr_scan_id: code ? await scan(site, code, address) : '',
        tickets: String(tickets),
      })
      if (cancelled) await post(`${vivenu}/orders/${id}/cancel`)
      sold++
    }
  }
  const isTaken = async (): Promise<null | true> =>
    (await held()).deliveries.every(({ state }) => state !== 'waiting') || null
  // a server that compiles what it is asked for takes its time
  await until(isTaken, 120_000)
  return sold
}
