import { Injectable } from '@nestjs/common';
import type { AnswerOf, billing } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { conditions, StoreConnection, within } from '@pc/store';
import { detailsOf } from '../../domain/accounts/trade-types';
import { AccountLists, type AdjustmentsWanted, type Changes, type ChangesWanted } from '../../ports/account-lists';
import type { AdjustRecordDocument } from './account.document';
import { recordScope } from './accounts.repository';
import { CUSTOMERS, RESELLERS } from './collections';
import { Ranks, type ListedRecord } from './ranks';

const SIGNS = { REVENUE: { $gt: 0n }, EXPENSE: { $lt: 0n } } as const;
const BALANCES = { BALANCE_TYPE_DEBIT: 'CASH', BALANCE_TYPE_CREDIT: 'CREDIT' } as const;

@Injectable()
export class AccountListsRepository extends AccountLists {
  constructor(
    private readonly store: StoreConnection,
    private readonly ranks: Ranks,
  ) {
    super();
  }

  async changes(ownerId: string, wanted: ChangesWanted): Promise<Changes> {
    const { balance_type, trade_type, trade_time, trade_id, revenue_expense_type, offset, limit } = wanted;
    const filter = conditions({
      trade_detail_type: trade_type && detailsOf(trade_type),
      at: within(trade_time),
      trade_id,
      amount: revenue_expense_type && SIGNS[revenue_expense_type],
    });
    const scopes = [recordScope(ownerId, BALANCES[balance_type])];
    const { rows, total } = await this.ranks.accountRecords.page({ scopes, filter, offset, limit });
    const names = await this.names(rows.flatMap(({ counterpart_id }) => counterpart_id ?? []));
    return { total_count: total, records: rows.map((row) => changeView(row, names)) };
  }

  async adjustments(giverId: string, wanted: AdjustmentsWanted): Promise<AnswerOf<typeof billing.listAdjustRecords>> {
    const { customer_id, operation_type, operation_time, trans_id, offset, limit } = wanted;
    const filter = conditions({ receiver_id: customer_id, operation_type, at: within(operation_time), _id: trans_id });
    const selective = customer_id !== undefined || trans_id !== undefined;
    const { rows, total } = await this.ranks.adjustRecords.page({ scopes: [giverId], filter, selective, offset, limit });
    const names = await this.names(rows.map(({ receiver_id }) => receiver_id));
    return { total_count: total, records: rows.map((row) => adjustView(row, names)) };
  }

  /** Logins of customers and resellers, as far as they are known here. */
  private async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const wanted = { _id: { $in: [...new Set(ids)] } };
    const named = (collection: string) =>
      this.store
        .collection<{ _id: string; name?: string }>(collection)
        .find(wanted, { projection: { name: 1 } })
        .toArray();
    const rows = (await Promise.all([named(CUSTOMERS), named(RESELLERS)])).flat();
    return new Map(rows.flatMap(({ _id, name }) => (name === undefined ? [] : [[_id, name]])));
  }
}

type Names = ReadonlyMap<string, string>;

function changeView(row: ListedRecord, names: Names): billing.ChangeRecord {
  const { counterpart_id } = row;
  const account_name = counterpart_id === undefined ? undefined : names.get(counterpart_id);
  return {
    account_change_id: row._id,
    trade_detail_type: row.trade_detail_type,
    trade_time: formatUtc(row.at),
    trade_id: row.trade_id,
    amount_fen: Number(row.amount),
    balance_fen: Number(row.after),
    ...(counterpart_id !== undefined && { customer_id: counterpart_id }),
    ...(account_name !== undefined && { account_name }),
  };
}

function adjustView({ _id, receiver_id, operation_type, amount, at }: AdjustRecordDocument, names: Names): billing.AdjustRecord {
  const customer_name = names.get(receiver_id);
  return {
    trans_id: _id,
    customer_id: receiver_id,
    ...(customer_name !== undefined && { customer_name }),
    operation_type,
    amount_fen: Number(amount),
    operation_time: formatUtc(at),
  };
}
