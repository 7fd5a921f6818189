/**
 * Objects of Stripe's events, with the fields its reference names that matter here.
 * Sources: docs.stripe.com/api/checkout/sessions/object, docs.stripe.com/api/charges/object,
 * docs.stripe.com/api/invoice-payment/object
 */
type Fields = Record<string, unknown>

/** `mode: 'payment'`: names its payment intent. */
export const paymentSession = (id: string, more: Fields = {}): Fields => ({
  amount_total: 4_000,
  currency: 'eur',
  customer_details: { email: 'sia@example.org', name: 'Sia Stripe' },
  id: `cs_${id}`,
  invoice: null,
  metadata: {},
  mode: 'payment',
  object: 'checkout.session',
  payment_intent: `pi_${id}`,
  payment_status: 'paid',
  subscription: null,
  ...more,
})

/** `mode: 'subscription'`: names its first invoice, and never a payment intent. */
export const subscriptionSession = (id: string, more: Fields = {}): Fields =>
  paymentSession(id, {
    invoice: `in_${id}`,
    mode: 'subscription',
    payment_intent: null,
    subscription: `sub_${id}`,
    ...more,
  })

/** `mode: 'setup'`: a card is put on file, nothing is sold. */
export const setupSession = (id: string): Fields =>
  paymentSession(id, {
    amount_total: null,
    currency: null,
    mode: 'setup',
    payment_intent: null,
    payment_status: 'no_payment_required',
    setup_intent: `seti_${id}`,
  })

/** API versions before 2025-03-31 (basil) name the charge's invoice; later ones have no such field. */
export const refundedCharge = (
  id: string,
  refunded: number,
  { amount = 4_000, invoice }: { amount?: number; invoice?: string } = {},
): Fields => ({
  amount,
  amount_refunded: refunded,
  currency: 'eur',
  id: `ch_${id}`,
  ...(invoice && { invoice }),
  object: 'charge',
  payment_intent: `pi_${id}`,
  refunded: refunded === amount,
})

/** Of `invoice_payment.paid`: which payment intent an invoice was paid with. */
export const invoicePayment = (id: string): Fields => ({
  amount_paid: 4_000,
  currency: 'eur',
  id: `inpay_${id}`,
  invoice: `in_${id}`,
  object: 'invoice_payment',
  payment: { payment_intent: `pi_${id}`, type: 'payment_intent' },
  status: 'paid',
})
