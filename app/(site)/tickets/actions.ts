'use server'

import { redirect } from 'next/navigation.js'
import { carryScanId } from 'payload-plugin-qr/react'

import { cancelOrder, placeOrder } from '../../standIns/vivenu.js'

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

/** Buys at the stand-in for Vivenu, which tells the plugin by webhook. The scan id goes along. */
export async function buyTickets(form: FormData): Promise<void> {
  const email = text(form, 'email')
  const tickets = Number(text(form, 'tickets'))
  const back = (problem: string): never =>
    redirect(carryScanId(`/tickets?problem=${problem}`, { qr_scan_id: text(form, 'qr_scan_id') }))
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return back('email')
  if (!Number.isInteger(tickets) || tickets < 1 || tickets > 6) return back('tickets')
  const order = await placeOrder(
    new URLSearchParams({
      email,
      lastname: text(form, 'lastName').slice(0, 100),
      prename: text(form, 'firstName').slice(0, 100),
      qr_scan_id: text(form, 'qr_scan_id'),
      tickets: String(tickets),
    }),
  )
  if (!order) return back('shop')
  redirect(`/tickets/thanks?order=${order.id}`)
}

/** Gives all tickets of an order back. */
export async function giveBack(form: FormData): Promise<void> {
  const id = text(form, 'order')
  await cancelOrder(id)
  redirect(`/tickets/thanks?order=${encodeURIComponent(id)}`)
}
