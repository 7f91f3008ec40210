/** How many situations a property is tried on: a hundred in the gate, a thousand in `verify`, or as many as are asked for. */
export const runs = Number(process.env.FINOPS_RUNS ?? (process.env.FINOPS_VERIFY === '1' ? 1_000 : 100));
