type Cell = string | number;

const shown = (cell: Cell): string => (typeof cell === 'number' ? cell.toLocaleString('en') : cell);

/** Rows under a heading, numbers to the right, as it stands in a terminal and in Markdown. */
export const tableOf = (heading: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  const widths = heading.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => shown(row[column] ?? '').length)),
  );
  const isNumber = (column: number): boolean => rows.length > 0 && rows.every((row) => typeof row[column] === 'number');
  const line = (cells: readonly Cell[]): string =>
    `| ${cells
      .map((cell, column) =>
        isNumber(column) ? shown(cell).padStart(widths[column] ?? 0) : shown(cell).padEnd(widths[column] ?? 0),
      )
      .join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (isNumber(column) ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [line(heading), rule, ...rows.map(line)].join('\n');
};
