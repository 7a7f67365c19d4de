/** Whose second factor a municipality demands. */
export type SecondFactorDemand = 'nobody' | 'admins' | 'digital-office' | 'everybody';
