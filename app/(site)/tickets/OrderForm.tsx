import { ScanIdField, type SearchParams } from 'payload-plugin-qr/react'

import { buyTickets } from './actions.js'

const problems: Record<string, string> = {
  email: 'Please give an e-mail address, such as ada@example.org.',
  shop: 'The ticket shop does not answer. It runs with the demo: npm run demo.',
  tickets: 'Please choose between one and six tickets.',
}

/** One form, no script. `ScanIdField` carries the scan id a visitor came with. */
export const OrderForm = ({
  problem,
  searchParams,
}: {
  problem?: string
  searchParams: SearchParams
}) => (
  <form action={buyTickets} className="order card">
    <h2>Standing terrace, €19.90</h2>
    <ScanIdField searchParams={searchParams} />
    {problem && (
      <p className="problem" role="alert">
        {problems[problem] ?? problems.shop}
      </p>
    )}
    <label>
      Tickets
      <select defaultValue="2" name="tickets">
        {[1, 2, 3, 4, 5, 6].map((count) => (
          <option key={count}>{count}</option>
        ))}
      </select>
    </label>
    <div className="side-by-side">
      <label>
        First name
        <input autoComplete="given-name" maxLength={100} name="firstName" required />
      </label>
      <label>
        Last name
        <input autoComplete="family-name" maxLength={100} name="lastName" required />
      </label>
    </div>
    <label>
      E-mail
      <input
        autoComplete="email"
        name="email"
        placeholder="ada@example.org"
        required
        type="email"
      />
    </label>
    <button type="submit">Buy</button>
    <p className="quiet">
      Nothing is charged: the shop is a stand-in for Vivenu that runs with the demo.
    </p>
  </form>
)
