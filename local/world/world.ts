import { type Account, siteOf } from './account.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { makeAccount } from './generate/account.ts';
import { type Organisation, organisationOf } from './organisation.ts';
import { checkSize, type Size } from './size.ts';

/** An organisation of which all is known. One seed, size and moment give the same world, whoever asks and when. */
export interface World {
  readonly seed: number;
  readonly size: Size;
  readonly asOf: string;
  readonly calendar: Calendar;
  readonly organisation: Organisation;
  /** One account, 0 being the payer, generated alone. */
  account(index: number): Account;
  /** All of them, one at a time, so that memory does not grow with their number. */
  accounts(): Generator<Account>;
}

/**
 * The world of a seed.
 *
 * @param seed a whole number; any gives a plausible organisation
 * @param asOf the moment that the world is looked at, ISO 8601 UTC
 * @throws MeshError `bad-input` where the size is too small
 */
export function world(seed: number, size: Size, asOf: string): World {
  checkSize(size);
  const organisation = organisationOf(seed, asOf);
  const account = (index: number) => makeAccount(siteOf(seed, index, size, asOf, organisation));
  return {
    seed,
    size,
    asOf,
    calendar: calendarOf(asOf),
    organisation,
    account,
    *accounts() {
      for (let index = 0; index < size.accounts; index += 1) yield account(index);
    },
  };
}
