import { refuse, type Refusal } from '@pc/kernel';

/** customers 4.11: registrations that a number with so many accounts still has. */
export function remainingRegistrations(registered: number, limit: number): number {
  return Math.max(0, limit - registered);
}

/** customers 4.25: where only one is allowed at all, the phone exists already; else it is at its limit. */
export function refusePhoneAtLimit(registered: number, limit: number, field: string): Refusal | undefined {
  if (registered < limit) return undefined;
  return refuse(limit === 1 ? 'CBC.99000029' : 'CBC.99000030', { field });
}
