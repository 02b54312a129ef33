import { useLanguage } from '../language/language-context';
import { Choice } from '../parts/choice';
import type { Page } from './filters';

const SIZES = { '10': '10', '20': '20', '50': '50', '100': '100' };

interface PagerProps {
  /** All that match, not those of the page. */
  readonly count: number;
  readonly page: Page;
  readonly onPage: (page: Page) => void;
}

export function Pager({ count, page, onPage }: PagerProps) {
  const { words } = useLanguage();
  const { offset, limit } = page;
  const said = words.customers;
  return (
    <nav className="pager" aria-label={said.pages}>
      <p role="status">{said.shown(Math.min(offset + 1, count), Math.min(offset + limit, count), count)}</p>
      <button type="button" disabled={offset === 0} onClick={() => onPage({ limit, offset: Math.max(0, offset - limit) })}>
        {said.previous}
      </button>
      <button type="button" disabled={offset + limit >= count} onClick={() => onPage({ limit, offset: offset + limit })}>
        {said.next}
      </button>
      <Choice label={said.pageSize} value={String(limit)} onValue={(size) => onPage({ offset: 0, limit: Number(size) })} options={SIZES} />
    </nav>
  );
}
