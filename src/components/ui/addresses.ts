import { formatAdminURL } from 'payload/shared'

/** As much of Payload's config as addresses are made of, on the server as in the browser. */
type Config = { routes: { admin: string; api: string } }

export type Addresses = {
  /**
   * A page of the admin, for Payload's `Link`, the router and `redirect`, which put the base path of
   * Next before it themselves. A plain `<a>` would lead beside the site.
   */
  admin: (path: string) => string
  /** What is fetched or downloaded, such as `api('/qr-codes/1/image?format=png')`. */
  api: (path: string) => string
}

/**
 * Every address of Payload's that our admin asks or links to. Made nowhere else: below a base path,
 * or with `trailingSlash`, what is put together by hand leads elsewhere.
 */
export const addressesOf = ({ routes }: Config): Addresses => ({
  admin: (path) => formatAdminURL({ adminRoute: routes.admin, path: path as Path }),
  api: (path) => formatAdminURL({ apiRoute: routes.api, path: path as Path }),
})

type Path = Parameters<typeof formatAdminURL>[0]['path']
