import type { Config } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { CHECK_IN_PATH } from '../options/admin.js'

const RSC = 'payload-plugin-qr/rsc'
const VIEW = 'qrCheckIn'

/** The page for the door and its link; a view of the host's own with our name wins. */
export function addCheckInView(admin: Config['admin'], options: QROptions): Config['admin'] {
  if (options.disabled || !options.checkIn) return admin
  const components = admin?.components
  return {
    ...admin,
    components: {
      ...components,
      afterNavLinks: [...(components?.afterNavLinks ?? []), `${RSC}#CheckInNavLink`],
      views: {
        [VIEW]: {
          Component: `${RSC}#CheckInView`,
          exact: true,
          meta: { title: 'Check-in' },
          path: CHECK_IN_PATH,
        },
        ...components?.views,
      },
    },
  }
}
