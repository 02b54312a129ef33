/** Remembers which parties the copies hold; a party that is once in a copy stays in it, so nothing here grows stale. */
export class KnownIds {
  private readonly ids = new Set<string>();

  constructor(private readonly most = 200_000) {}

  /** Those that are not known to be there. */
  missing(ids: Iterable<string>): string[] {
    return [...new Set(ids)].filter((id) => !this.ids.has(id));
  }

  add(ids: Iterable<string>): void {
    if (this.ids.size > this.most) this.ids.clear();
    for (const id of ids) this.ids.add(id);
  }
}
