import type { CollectionConfig } from 'payload'

type AfterError = NonNullable<NonNullable<CollectionConfig['hooks']>['afterError']>[number]
type FieldError = { message?: unknown; path?: unknown }

/**
 * Keeps the fields of a refused save in the answer. Payload knows its own errors by class, and a
 * production build of Next may hold Payload twice (pages and routes): an error of the one is then
 * no error of the other, and the form would say that something is wrong but not what.
 */
export const nameWrongFields: AfterError = ({ error, result }) => {
  const { data, name } = error as { data?: { errors?: FieldError[] } } & Error
  const known = result?.errors?.some((one) => (one as { data?: unknown }).data)
  const fields =
    Array.isArray(data?.errors) && data.errors.every(({ path }) => typeof path === 'string')
  if (known || !fields) return
  return { response: { errors: [{ name, data, message: error.message }] } as never }
}
