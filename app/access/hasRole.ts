import type { PayloadRequest } from 'payload'

export type Role = 'admin' | 'analyst' | 'crm' | 'manager' | 'member'

/** Whether the signed-in person has one of these roles. */
export const hasRole = ({ user }: Pick<PayloadRequest, 'user'>, ...roles: Role[]): boolean =>
  roles.includes((user as { role?: Role } | null)?.role as Role)
