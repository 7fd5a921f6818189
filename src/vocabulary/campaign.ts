/** What a campaign may count towards its goal. */
export const GOAL_MEASURES = ['scans', 'visitors', 'orders'] as const

export type GoalMeasure = (typeof GOAL_MEASURES)[number]
