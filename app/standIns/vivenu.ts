import { askStandIn } from './askStandIn.js'

export type Order = {
  createdAt: string
  currency: string
  email: null | string
  firstName: null | string
  id: string
  lastName: null | string
  status: 'CANCELED' | 'COMPLETE'
  /** Those that are valid. */
  tickets: number
  total: number
}

export type VivenuHeld = {
  customers: {
    _id: string
    lastname?: string
    meta: Record<string, unknown>
    prename?: string
    primaryEmail: string
    tags: string[]
  }[]
  deliveries: { answers: (number | string)[]; id: string; state: string; type: string }[]
  orders: Order[]
}

const ask = <Answer>(path: string, form?: URLSearchParams): Promise<Answer | null> =>
  askStandIn<Answer>(process.env.VIVENU_BASE_URL, path, form)

/** Everything the stand-in for Vivenu holds; `null` where the demo runs without it. */
export const readVivenu = (): Promise<null | VivenuHeld> => ask('/__state')

/** Sells tickets; the stand-in then sends its signed webhook. */
export const placeOrder = (form: URLSearchParams): Promise<null | Order> => ask('/orders', form)

export const findOrder = (id: string): Promise<null | Order> =>
  ask(`/orders/${encodeURIComponent(id)}`)

export const cancelOrder = (id: string): Promise<null | Order> =>
  ask(`/orders/${encodeURIComponent(id)}/cancel`, new URLSearchParams())
