/** What the embedded DynamoDB uses of dynalite 4.0.0, which has no types of its own. */
declare module 'dynalite/db/index.js' {
  export interface StoreOptions {
    /** Directory of the LevelDB store. */
    path: string;
    createTableMs: number;
    deleteTableMs: number;
    updateTableMs: number;
  }
  export interface Table {
    TableName: string;
    TableStatus: 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING';
    GlobalSecondaryIndexes?: { IndexStatus: string }[];
  }
  export interface Store {
    db: { open(): Promise<void>; close(): Promise<void> };
    tableDb: {
      /** Digits; in the ARNs of tables. */
      awsAccountId: string;
      awsRegion: string;
      put(name: string, table: Table, callback: (error: Error | null) => void): void;
    };
    getTable(name: string, checkStatus: false, callback: (error: Error | null, table: Table) => void): void;
  }
  export function create(options: StoreOptions): Store;
}

declare module 'dynalite/validations/index.js' {
  import type { Store } from 'dynalite/db/index.js';
  /** The request with its types checked; throws an error with `statusCode` and `body`. */
  export function checkTypes(data: object, types: object): object;
  /** Throws an error with `statusCode` and `body`. */
  export function checkValidations(data: object, types: object, custom: unknown, store: Store): void;
  export function toLowerFirst(text: string): string;
}
