/** By which answers are kept in the browser; a live event names those that are out of date. */
export const keys = {
  checkIns: ['check-ins'] as const,
  ofCustomer: (customerId: string) => ['check-ins', customerId] as const,
  schedules: ['check-in-schedules'] as const,
  howFar: ['how-far-replies'] as const,
  waves: ['sentence-waves'] as const,
  pulse: ['staff-pulse'] as const,
};
