import type { TRADE_DETAILS } from './trade';

type Detail = (typeof TRADE_DETAILS)[keyof typeof TRADE_DETAILS];

/** billing 3: by which trade types the records of these details are searched; all others have none here. */
const TYPES: Readonly<Record<Detail, string>> = {
  SOURCE_OPERAIION_RECHARGE: 'RECHARGE',
  SOURCE_OPERAIION_DEDEUCT: 'DEDEUCT',
  SOURCE_OPERAIION_WRITEOFF: 'DEDEUCT',
  SOURCE_OPERAIION_REFUND: 'REFUND',
  SOURCE_OPERAIION_UNSUBSCRIBE: 'REFUND',
  SOURCE_OPERATION_BEADJUST: 'BEADJUST',
  SOURCE_OPERATION_BERETRIEVE: 'BERETRIEVE',
  SOURCE_OPERATION_BEUNBIND: 'BEUNBIND',
  SOURCE_OPERAIION_ADJUST: 'ADJUST',
  SOURCE_OPERAIION_ADJUST_CREDIT: 'ADJUST',
};

export function detailsOf(tradeType: string): string[] {
  return Object.entries(TYPES)
    .filter(([, type]) => type === tradeType)
    .map(([detail]) => detail);
}
