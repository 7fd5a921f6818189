import { checks } from './checks.js'

export type TenantsOption = {
  /**
   * The field of codes that says whose they are, as `@payloadcms/plugin-multi-tenant` adds it
   * (`tenantField.name`). There are tenants as soon as codes have a relationship of that name.
   *
   * @default 'tenant'
   */
  field?: string
}

export type Tenants = Readonly<{ field: string }>

export function tenantsOf(written: TenantsOption | undefined): Tenants {
  const { field } = checks.object<TenantsOption>('options.tenants', written, ['field'])
  return Object.freeze({ field: checks.text('options.tenants.field', field) ?? 'tenant' })
}
