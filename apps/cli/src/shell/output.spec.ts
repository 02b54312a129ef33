import { Output, pageTable, table } from './output';

interface Row {
  readonly name: string;
  readonly sum?: string;
}

const COLUMNS = [
  { heading: 'NAME', value: (row: Row) => row.name },
  { heading: 'SUM', value: (row: Row) => row.sum, right: true },
];

describe('table', () => {
  it('lines columns up, also under Chinese names, and shows what is missing', () => {
    expect(table([{ name: '云客户', sum: '1.00' }, { name: 'a', sum: '1000.00' }, { name: 'b' }], COLUMNS).split('\n')).toEqual([
      'NAME        SUM',
      '云客户     1.00',
      'a       1000.00',
      'b             -',
    ]);
  });

  it('lets no control character of a foreign text reach the terminal', () => {
    expect(table([{ name: 'a\u001b[31mb\nc' }], COLUMNS)).toContain('a [31mb c');
  });
});

describe('pageTable', () => {
  it('says how to go on, and when nothing is there', () => {
    expect(pageTable([{ name: 'a' }], 3, 1, COLUMNS)).toContain('2 to 2 of 3; go on with --offset 2');
    expect(pageTable([{ name: 'a' }], 1, 0, COLUMNS)).not.toContain('--offset');
    expect(pageTable([], 0, 0, COLUMNS)).toBe('None.');
    expect(pageTable([], 3, 9, COLUMNS)).toBe('None from 9 on; 3 in all.');
  });
});

describe('Output', () => {
  it('prints JSON for programs without making the text for people', () => {
    const written: string[] = [];
    const output = new Output(true, (text) => written.push(text));
    const never = () => {
      throw new Error('was made');
    };
    output.result({ a: 1 }, never);
    output.item({ a: 1 }, never);
    expect(written).toEqual(['{\n  "a": 1\n}\n', '{"a":1}\n']);
  });
});
