import { useEffect, useRef } from 'react';
import { useLanguage } from '../language/language-context';

/** The heading of a page; takes the focus when the page opens, so that it is read out and Tab goes on from there. */
export function PageTitle({ children }: { readonly children: string }) {
  const { words } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <title>{`${children} – ${words.product}`}</title>
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
    </>
  );
}
