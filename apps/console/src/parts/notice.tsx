import type { ReactNode } from 'react';

interface NoticeProps {
  readonly kind?: 'note' | 'good' | 'fault';
  readonly children: ReactNode;
}

/** A sentence that is read out when it appears. */
export function Notice({ kind = 'note', children }: NoticeProps) {
  return (
    <div className={`notice ${kind}`} role={kind === 'fault' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
