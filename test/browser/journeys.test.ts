import { afterAll, beforeAll, describe, test } from 'vitest';
import { type OwnMesh, openOwnMesh, travelOverRestart } from './journey-over-restart.ts';
import { inAndOut } from './journeys-in-and-out.ts';
import { approval, fiftyAtOnce, flip, snooze, twoAtOnce } from './journeys-to-decide.ts';
import { toAnother, toTheFile, toTheSource } from './journeys-to-read.ts';
import { agentKilled, targetedAnalysis, wholeAnalysis } from './journeys-to-run.ts';
import { closeBrowser } from './visit.ts';
import { travel } from './walk.ts';
import { byKeyboard, byMouse, isThorough, withReload } from './ways.ts';

afterAll(closeBrowser);

/**
 * Journeys of a row go side by side, the rows one after another: a decision changes what a reader sums up, and an
 * analysis changes what is decided about. The whole analysis follows the one that lacks an agent.
 */
const all = [
  { what: 'reading', journeys: [toTheSource, toTheFile, toAnother, flip, inAndOut] },
  { what: 'deciding', journeys: [approval, twoAtOnce, fiftyAtOnce, snooze] },
  { what: 'analysing without an agent', journeys: [agentKilled] },
  { what: 'analysing', journeys: [wholeAnalysis, targetedAnalysis] },
];
/** The gate goes these; `npm run verify` all of them in each way. */
const few = [
  { what: 'reading', journeys: [toTheSource, toTheFile] },
  { what: 'deciding', journeys: [approval, twoAtOnce, fiftyAtOnce] },
  { what: 'analysing without an agent', journeys: [agentKilled] },
];
const plan = isThorough
  ? [byMouse, byKeyboard, withReload].map((way) => ({ way, rows: all }))
  : [
      { way: byMouse, rows: few },
      { way: byKeyboard, rows: [{ what: 'reading and deciding', journeys: [toTheSource, approval] }] },
    ];

/** The first start builds the page and writes two bills, on a machine that has other work. */
const startTimeout = 240_000;

describe.each(plan)('$way.name', ({ way, rows }) => {
  describe.each(rows)('$what', ({ journeys }) => {
    test.concurrent.each(journeys)('$name', (journey) => travel(journey, way));
  });
});

if (isThorough) {
  describe('a page under which the mesh is stopped says so, keeps what it shows, and goes on when it is back', () => {
    let mesh: OwnMesh;
    beforeAll(async () => {
      mesh = await openOwnMesh();
    }, startTimeout);
    afterAll(() => mesh.remove());

    test.each([byMouse, byKeyboard, withReload])('$name', (way) => travelOverRestart(mesh, way), startTimeout);
  });
}
