import { fuzzy, type Row } from '@pc/store';
import { nameKey } from '../../../domain/account-name';
import type { CustomerFilter } from '../../../ports/customer-lists';
import type { AccountMapper } from '../account.mapper';

/** customers 7.1: names match across letter case, labels do not; no character of a search is a wildcard. */
export function conditionsOf(wanted: CustomerFilter, mapper: AccountMapper): Row {
  const { ids, partnerId, namePart, realNamePart, labelPart, managerPart, associationType, phone } = wanted;
  const range = {
    ...(wanted.associatedFrom && { $gte: wanted.associatedFrom }),
    ...(wanted.associatedTo && { $lte: wanted.associatedTo }),
  };
  return {
    ...(ids && { _id: { $in: [...ids] } }),
    ...(partnerId !== undefined && { 'association.partnerId': partnerId }),
    ...(namePart !== undefined && { nameKey: fuzzy(nameKey(namePart)) }),
    ...(realNamePart !== undefined && { realNameKey: fuzzy(nameKey(realNamePart)) }),
    ...(labelPart !== undefined && { label: fuzzy(labelPart) }),
    ...(managerPart !== undefined && { accountManager: { ...fuzzy(managerPart), $options: 'i' } }),
    ...(associationType !== undefined && { 'association.type': associationType }),
    ...(Object.keys(range).length > 0 && { 'listing.at': range }),
    ...(phone !== undefined && mapper.withPhone(phone)),
  };
}
