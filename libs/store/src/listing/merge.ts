interface Head<T> {
  readonly rows: AsyncIterator<T>;
  readonly row: T;
}

/** Merges sequences that are each in order into one: `before(a, b)` says that `a` comes first. */
export async function* merge<T>(sources: ReadonlyArray<AsyncIterable<T>>, before: (a: T, b: T) => boolean): AsyncGenerator<T> {
  const heads = (await Promise.all(sources.map((source) => advance(source[Symbol.asyncIterator]())))).filter((head) => head !== undefined);
  while (heads.length > 0) {
    let first = 0;
    for (let i = 1; i < heads.length; i++) if (before(heads[i]!.row, heads[first]!.row)) first = i;
    const { row, rows } = heads[first]!;
    yield row;
    const next = await advance(rows);
    if (next) heads[first] = next;
    else heads.splice(first, 1);
  }
}

async function advance<T>(rows: AsyncIterator<T>): Promise<Head<T> | undefined> {
  const next = await rows.next();
  return next.done ? undefined : { rows, row: next.value };
}

/** The items after the first `offset`, at most `limit`. */
export async function slice<T>(rows: AsyncIterable<T>, offset: number, limit: number): Promise<T[]> {
  const page: T[] = [];
  let index = 0;
  for await (const row of rows) {
    if (index++ >= offset) page.push(row);
    if (page.length === limit) break;
  }
  return page;
}
