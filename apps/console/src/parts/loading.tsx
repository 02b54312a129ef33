import { useLanguage } from '../language/language-context';

export function Loading() {
  const { words } = useLanguage();
  return (
    <p className="loading" role="status">
      {words.loading}
    </p>
  );
}
