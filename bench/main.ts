/** `npm run bench -- NAME`: one measurement, or all without a name. Exit code 1 where a stated target is missed. */
import { readdirSync } from 'node:fs';
import { type Bench, runBench } from './frame.ts';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace(/\.bench\.ts$/, ''));
const [wanted] = process.argv.slice(2);

if (wanted !== undefined && !names.includes(wanted)) {
  console.error(`there is no measurement "${wanted}"; there is: ${names.join(', ')}`);
  process.exit(2);
}

let allMet = true;
for (const name of wanted === undefined ? names : [wanted]) {
  const { bench }: { bench: Bench } = await import(`./${name}.bench.ts`);
  allMet = (await runBench(bench)) && allMet;
}
process.exit(allMet ? 0 : 1);
