/** Stops start-up on a database whose dialect the store does not speak. `name` as Payload's adapters have it. */
export function assertDatabase(name: string | undefined): void {
  if (name === undefined || name === 'postgres') return
  const label = name === 'mongoose' ? 'MongoDB' : name
  throw new Error(
    `payload-plugin-qr: the database adapter got "${label}", takes PostgreSQL: use postgresAdapter from @payloadcms/db-postgres`,
  )
}
