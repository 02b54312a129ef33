import { useState } from 'react';
import { may } from '../gateway/operations';
import { useLanguage } from '../language/language-context';
import { Failed } from '../parts/failed';
import { Loading } from '../parts/loading';
import { PageTitle } from '../parts/page-title';
import { useLoad } from '../parts/use-load';
import { Link } from '../routing/link';
import { useGateway, usePerson } from '../session/session-context';
import { CustomerTable } from './customer-table';
import { FilterForm } from './filter-form';
import { type Filters, NO_FILTERS, type Page, queryOf } from './filters';
import { Pager } from './pager';

/** customers 8.4: the partner's customers, the latest association first. */
export function CustomersPage() {
  const { words } = useLanguage();
  const person = usePerson();
  const [filters, setFilters] = useState(NO_FILTERS);
  const [page, setPage] = useState<Page>({ offset: 0, limit: 10 });
  const [searches, setSearches] = useState(0);
  const search = (wanted: Filters) => {
    setFilters(wanted);
    setPage({ ...page, offset: 0 });
    setSearches(searches + 1);
  };
  return (
    <>
      <div className="title-row">
        <PageTitle>{words.customers.title}</PageTitle>
        {may(person, 'registerCustomer') && (
          <Link to="/customers/register" className="button">
            {words.customers.register}
          </Link>
        )}
      </div>
      <FilterForm person={person} onSearch={search} />
      <Found filters={filters} page={page} searches={searches} onPage={setPage} />
    </>
  );
}

interface FoundProps {
  readonly filters: Filters;
  readonly page: Page;
  /** To search once more for the same is to look whether something is new. */
  readonly searches: number;
  readonly onPage: (page: Page) => void;
}

function Found({ filters, page, searches, onPage }: FoundProps) {
  const { language, words } = useLanguage();
  const gateway = useGateway();
  const body = queryOf(filters, page);
  const key = `${searches} ${language} ${JSON.stringify(body)}`;
  const { data, error, loading, reload } = useLoad(key, async () => ({ ...(await gateway.call('queryCustomers', { body })), filters }));
  if (error) return <Failed error={error} onRetry={reload} />;
  if (!data) return <Loading />;
  if (data.count === 0) return <p className="empty">{data.filters === NO_FILTERS ? words.customers.empty : words.customers.nothingFound}</p>;
  return (
    <div aria-busy={loading}>
      <CustomerTable customers={data.customer_infos} resellerId={data.filters.indirect_partner_id.trim()} onChange={reload} />
      <p className="hint">{words.customers.timeZone}</p>
      <Pager count={data.count} page={page} onPage={onPage} />
    </div>
  );
}
