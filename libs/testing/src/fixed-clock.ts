import type { Clock } from '@pc/kernel';

/** A clock that stands still until the test moves it. */
export class FixedClock implements Clock {
  private time: number;

  constructor(start: Date | string = '2026-01-15T08:00:00Z') {
    this.time = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.time);
  }

  set(time: Date | string): void {
    this.time = new Date(time).getTime();
  }

  /** Moves on by `ms` milliseconds; a negative number moves back. */
  advance(ms: number): void {
    this.time += ms;
  }
}
