import { merge, slice } from './merge';
import type { Page, PageQuery, Part, Place } from './newest-first';

/** One page of a list that several collections are part of, newest first (api 7.7), and the exact total. Each part was asked for this page. */
export async function pageOfParts<V>(
  parts: ReadonlyArray<Part<V>>,
  { offset, limit }: Pick<PageQuery, 'offset' | 'limit'>,
): Promise<Page<V>> {
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  if (offset >= total) return { rows: [], total };
  const chosen = await slice(merge(parts.map(ofPart), isBefore), offset, limit);
  const shown = new Map<Part<V>, Map<string, V>>();
  for (const [part, places] of Map.groupBy(chosen, (place) => place.part)) shown.set(part, await part.show(places.map(({ row }) => row)));
  return { rows: chosen.map(({ part, row }) => shown.get(part)!.get(String(row._id))).filter((view) => view !== undefined), total };
}

async function* ofPart<V>(part: Part<V>): AsyncGenerator<Place & { part: Part<V> }> {
  for await (const place of part.places) yield { ...place, part };
}

/** The newer comes first, of two that are as old the one with the higher id. */
function isBefore(a: Place, b: Place): boolean {
  const lead = a.age.getTime() - b.age.getTime();
  return lead > 0 || (lead === 0 && String(a.row._id) > String(b.row._id));
}
