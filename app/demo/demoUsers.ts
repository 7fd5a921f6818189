/** Sign-in of everybody in the demo; each role's address is `<role>@example.com`. */
export const demoPassword = 'demo'

// The last is made when everything else is there.
export const demoRoles = ['admin', 'manager', 'analyst', 'crm', 'member'] as const

export const demoEmail = (role: (typeof demoRoles)[number]): string => `${role}@example.com`

/** Exists once seeding is through. */
export const lastDemoEmail = demoEmail('member')
