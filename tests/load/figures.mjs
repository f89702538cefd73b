// What a run under load came to.

export class Figures {
  constructor() {
    /** Milliseconds: of each delivery from its (first) sending to its answer; of each item from being made to being acknowledged. */
    this.answers = [];
    this.acknowledged = [];
    /** Requests on their way now. */
    this.underWay = 0;
    this.busy = this.broken = this.renewed = this.expired = 0;
    this.waiters = [];
  }

  sent(change) {
    this.underWay += change;
    if (change > 0) for (const tell of this.waiters.splice(0)) tell();
  }

  /** Resolves when the next request is sent. */
  nextSent() { return new Promise((resolve) => this.waiters.push(resolve)); }
}

/** The smallest value that `percent` of all are not above. */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

export function spread(values) {
  return [50, 95, 99, 100].map((percent) => percentile(values, percent)?.toFixed(1) ?? '');
}
