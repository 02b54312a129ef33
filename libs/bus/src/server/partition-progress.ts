/**
 * Which messages of one partition this process has taken and finished, and so how far its offset may be committed:
 * never beyond the lowest unfinished one. It outlives rebalances: a kept partition's uncommitted messages come again,
 * and those that are still being handled, or are done, must not be handled twice.
 */
export class PartitionProgress {
  /** Offset to whether it is finished; finished ones stay until a commit covers them. */
  private readonly known = new Map<number, boolean>();
  /** The first offset that came since the partition was assigned; older ones are somebody else's to commit. */
  private start: number | undefined;
  private next = 0;
  private lastCommitted: number | undefined;
  private unfinished = 0;

  /** Taken and not finished. */
  get open(): number {
    return this.unfinished;
  }

  /** The group gave this partition to us, perhaps again. */
  assigned(): void {
    this.start = undefined;
    this.lastCommitted = undefined;
  }

  /** False when the message is known already. */
  take(offset: number): boolean {
    if (this.start === undefined) this.begin(offset);
    this.next = Math.max(this.next, offset + 1);
    if (this.known.has(offset)) return false;
    this.known.set(offset, false);
    this.unfinished++;
    return true;
  }

  finish(offset: number): void {
    if (this.known.get(offset) !== false) return;
    this.known.set(offset, true);
    this.unfinished--;
  }

  /** Gives the message back: the next owner of the partition shall get it. It stays a barrier for commits. */
  abandon(offset: number): void {
    if (this.known.get(offset) === false) this.unfinished--;
  }

  /** The offset to commit; undefined when there is nothing new. */
  committable(): number | undefined {
    if (this.start === undefined) return undefined;
    let lowest = this.next;
    for (const [offset, finished] of this.known) if (!finished && offset >= this.start && offset < lowest) lowest = offset;
    return lowest > (this.lastCommitted ?? this.start) ? lowest : undefined;
  }

  committed(offset: number): void {
    this.lastCommitted = offset;
    this.forgetFinished(offset);
  }

  private begin(offset: number): void {
    this.start = offset;
    this.next = offset;
    this.forgetFinished(offset);
  }

  private forgetFinished(below: number): void {
    for (const [offset, finished] of this.known) if (finished && offset < below) this.known.delete(offset);
  }
}
