/**
 * Figures of one page, with where and when they were read. Amounts are US dollars as decimal text, at list, without
 * free tier and without tax.
 */
export interface PriceList<Name extends string = string> {
  /** The page or file that states the figures. */
  readonly source: string;
  /** The day of the figures, as an ISO 8601 date. */
  readonly asOf: string;
  /** The region that they hold for, or `global`. */
  readonly region: string;
  /**
   * `checked`: compared with a public file by a test. `documented`: as the page tells them, compared by no program.
   * `demo`: of the right size, for the demo organisation only; never show them as AWS's price.
   */
  readonly standing: 'checked' | 'documented' | 'demo';
  readonly usd: Readonly<Record<Name, string>>;
}
