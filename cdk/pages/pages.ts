import { describeMesh } from '../bundles.ts';
import { findStage } from '../stages.ts';
import { environmentPage } from './environment.ts';
import { permissionsPage } from './permissions.ts';
import { pricePage } from './price-page.ts';
import { readPageSource } from './source.ts';

/** The stage that the pages speak of. */
const describedStage = 'prod';

/**
 * The generated pages, by their file in `docs/`.
 *
 * @param functions where the rooms are, e.g. `functions`
 */
export async function makePages(functions: string): Promise<ReadonlyMap<string, string>> {
  const source = readPageSource(findStage(describedStage), await describeMesh(functions));
  return new Map([
    ['docs/permissions.md', permissionsPage(source)],
    ['docs/price.md', pricePage(source)],
    ['docs/environment.md', environmentPage(source)],
  ]);
}
