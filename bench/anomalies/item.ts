/** A usage type of a service in a region. */
export interface Item {
  readonly name: string;
  readonly region: string;
  /** Units used on each day, and what a unit costs. */
  readonly quantity: number[];
  readonly price: number[];
}
