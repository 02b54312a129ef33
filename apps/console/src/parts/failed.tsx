import { GatewayError } from '../gateway/gateway-error';
import { useLanguage } from '../language/language-context';
import { Fault } from './fault';

/** In the place of what could not be loaded. What one may not see is not asked for again. */
export function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { words } = useLanguage();
  const isForbidden = error instanceof GatewayError && error.status === 403;
  return (
    <>
      <Fault error={error} />
      {isForbidden ? (
        <p>{words.noPermission.text}</p>
      ) : (
        <button type="button" onClick={onRetry}>
          {words.retry}
        </button>
      )}
    </>
  );
}
