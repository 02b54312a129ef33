/** Two names are the same when their keys are: letter case does not tell them apart (customers 4.5). */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
