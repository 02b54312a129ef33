/** Where time comes from; domain code gets the time as an argument and never asks this. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
