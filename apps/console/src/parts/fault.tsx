import { GatewayError } from '../gateway/gateway-error';
import { useLanguage } from '../language/language-context';
import type { Words } from '../language/zh';
import { Notice } from './notice';

/** Why something failed: the gateway's own sentence, and for what nobody foresaw the number by which it is found in the logs. */
export function Fault({ error }: { readonly error: Error | undefined }) {
  const { words } = useLanguage();
  if (!error) return null;
  const { code, items, status, requestId } = error instanceof GatewayError ? error : new GatewayError(500, undefined, '');
  return (
    <Notice kind="fault">
      <p>
        {sentenceOf(error, words)}
        {code !== undefined && <span className="code"> {code}</span>}
      </p>
      {items.length > 0 && <p className="code">{items.join(', ')}</p>}
      {status >= 500 && requestId !== undefined && (
        <p className="code">
          {words.requestId} {requestId}
        </p>
      )}
    </Notice>
  );
}

function sentenceOf(error: Error, words: Words): string {
  if (!(error instanceof GatewayError)) return words.unexpected;
  return error.status === 0 ? words.noConnection : error.message || `${words.unexpected} (HTTP ${error.status})`;
}
