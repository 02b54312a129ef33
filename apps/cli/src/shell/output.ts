export interface Column<T> {
  readonly heading: string;
  readonly value: (row: T) => string | number | undefined;
  /** For amounts and counts. */
  readonly right?: boolean;
}

/** Writes results to stdout: stable JSON for programs, tables and lines for people. */
export class Output {
  constructor(
    readonly json: boolean,
    private readonly write: (text: string) => void,
  ) {}

  /** `human` is only made when a person reads. */
  result(value: unknown, human: () => string): void {
    this.write(`${this.json ? JSON.stringify(value, null, 2) : human()}\n`);
  }

  /** One value of a stream: a line of JSON for programs. */
  item(value: unknown, human: () => string): void {
    this.write(`${this.json ? JSON.stringify(value) : human()}\n`);
  }

  /** The done of a command that has nothing to tell. */
  done(human: string): void {
    this.result({}, () => human);
  }
}

export function table<T>(rows: readonly T[], columns: ReadonlyArray<Column<T>>): string {
  const cells = [columns.map(({ heading }) => heading), ...rows.map((row) => columns.map(({ value }) => cellText(value(row))))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => displayWidth(line[index]!))));
  const pad = (text: string, index: number) => {
    const blanks = ' '.repeat(widths[index]! - displayWidth(text));
    return columns[index]!.right ? blanks + text : text + blanks;
  };
  return cells.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}

/** A page of a list: the table, and what lies beyond it. */
export function pageTable<T>(rows: readonly T[], total: number, offset: number, columns: ReadonlyArray<Column<T>>): string {
  if (rows.length === 0) return total > 0 ? `None from ${offset} on; ${total} in all.` : 'None.';
  const last = offset + rows.length;
  const more = last < total ? `\n${offset + 1} to ${last} of ${total}; go on with --offset ${last}` : '';
  return table(rows, columns) + more;
}

function cellText(value: string | number | undefined): string {
  if (value === undefined || value === '') return '-';
  // Names and memos come from others: their control characters must not reach the terminal.
  return String(value).replace(/\p{Cc}/gu, ' ');
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns that a text takes in a terminal: Chinese characters take two. */
function displayWidth(text: string): number {
  return [...text].reduce((width, char) => width + (WIDE.test(char) ? 2 : 1), 0);
}
