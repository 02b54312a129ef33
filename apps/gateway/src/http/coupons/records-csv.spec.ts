import { csvHead, csvRow } from './records-csv';

const record = {
  id: '202601310000000002-1',
  operation_type: '1',
  quota_id: 'q',
  quota_type: 0,
  coupon_id: '202601310000000002',
  customer_id: 'c',
  operation_amount_fen: 10_050,
  operation_time: '2026-01-31T08:00:00Z',
  result: '0' as const,
};

describe('the export of records', () => {
  it('benefits 2.5 5.17 names the fields and holds amounts in yuan', () => {
    expect(csvHead()).toBe(
      '\u{FEFF}id,operation_type,quota_id,quota_type,coupon_id,customer_id,operation_amount,operation_time,result,remark\r\n',
    );
    expect(csvRow(record)).toBe('202601310000000002-1,1,q,0,202601310000000002,c,100.50,2026-01-31T08:00:00Z,0,\r\n');
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['新年', '新年'],
    ['=SUM(A1)', "'=SUM(A1)"],
    ['@x', "'@x"],
    ['-1+2', "'-1+2"],
    ['', ''],
  ])('writes the remark %j so that neither the table nor the spreadsheet is broken', (remark, written) => {
    expect(csvRow({ ...record, remark }).endsWith(`,0,${written}\r\n`)).toBe(true);
  });
});
