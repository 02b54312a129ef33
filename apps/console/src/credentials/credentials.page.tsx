import { isMainAccount } from '../gateway/operations';
import type { Credentials } from '../gateway/answers';
import { useLanguage } from '../language/language-context';
import { Failed } from '../parts/failed';
import { Loading } from '../parts/loading';
import { PageTitle } from '../parts/page-title';
import { useLoad } from '../parts/use-load';
import { useGateway, usePerson } from '../session/session-context';
import { AccessKeys } from './access-keys';

/** customers 10.10 */
export function CredentialsPage() {
  const { language, words } = useLanguage();
  const gateway = useGateway();
  const person = usePerson();
  const { data, error, reload } = useLoad(language, () => gateway.call('listOwnCredentials'));
  return (
    <div className="page">
      <PageTitle>{words.credentials.title}</PageTitle>
      {error && <Failed error={error} onRetry={reload} />}
      {!error && !data && <Loading />}
      {data && (
        <>
          <Ids credentials={data} />
          {person.kind !== 'RESELLER' && <AccessKeys keys={data.access_keys} isHolder={isMainAccount(person)} onChange={reload} />}
        </>
      )}
    </div>
  );
}

function Ids({ credentials: { account_id, account_name, projects } }: { readonly credentials: Credentials }) {
  const { words } = useLanguage();
  const said = words.credentials;
  const { kind } = usePerson();
  const idName = kind === 'CUSTOMER' ? said.customerId : kind === 'OPERATOR' ? said.accountId : said.partnerId;
  return (
    <section className="card">
      <h2>{said.ids}</h2>
      <dl className="facts">
        <dt>{said.accountName}</dt>
        <dd>{account_name}</dd>
        <dt>{idName}</dt>
        <dd className="code">{account_id}</dd>
      </dl>
      {projects.length > 0 && (
        <table>
          <caption>{said.projects}</caption>
          <thead>
            <tr>
              <th scope="col">{said.region}</th>
              <th scope="col">{said.projectId}</th>
            </tr>
          </thead>
          <tbody>
            {projects.map(({ region, project_id }) => (
              <tr key={project_id}>
                <th scope="row" data-label={said.region}>
                  {region}
                </th>
                <td data-label={said.projectId} className="code">
                  {project_id}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
