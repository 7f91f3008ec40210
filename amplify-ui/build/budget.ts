import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk & { readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } };

/** KB (1,000 bytes) as gzip sends them: what a first visit may load, and what the heaviest page may in all. */
const limits = { 'first view': 275, 'first view, styles': 90, 'heaviest page': 380, 'Amplify alone': 45 };
const bytesPerKb = 1_000;
/** The page that a visitor without a deeper link sees first. */
const firstPage = 'overview';
/** What only an installation with Cognito loads. */
const cognitoPart = 'src/session/cognito';

/** Measures what each page loads, and fails the build where a limit is exceeded. */
export function budget(): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    writeBundle(_, bundle) {
      const measured = measure(bundle);
      for (const [name, kb] of measured) console.log(`  ${name.padEnd(20)} ${kb.toFixed(0)} KB`);
      const exceeded = Object.entries(limits).filter(([name, limit]) => (measured.get(name) ?? 0) > limit);
      if (exceeded.length === 0) return;
      const list = exceeded.map(([name, limit]) => `${name}: ${measured.get(name)?.toFixed(1)} of ${limit} KB`);
      this.error(`Over the budget: ${list.join('; ')}`);
    },
  };
}

function measure(bundle: Bundle): Map<string, number> {
  const chunks = Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk');
  const [shell] = chunks.filter(({ isEntry }) => isEntry);
  if (shell === undefined) return new Map();
  const common = withImports(shell, bundle);
  const pages = chunks.flatMap((chunk) => {
    const name = /src\/pages\/([^/]+)\/index\.tsx$/.exec(chunk.facadeModuleId ?? '')?.[1];
    return name === undefined ? [] : [{ name, loaded: common.union(withImports(chunk, bundle)) }];
  });
  const cognito = chunks.find(({ facadeModuleId }) => facadeModuleId?.includes(cognitoPart));
  const first = pages.find(({ name }) => name === firstPage)?.loaded ?? common;
  return new Map([
    ...pages.map(({ name, loaded }) => [name, scriptKb(loaded)] as const),
    ['first view', scriptKb(first)],
    ['first view, styles', styleKb(first, bundle)],
    ['heaviest page', Math.max(...pages.map(({ loaded }) => scriptKb(loaded)))],
    ['Amplify alone', cognito === undefined ? 0 : scriptKb(withImports(cognito, bundle).difference(common))],
  ]);
}

/** A chunk and all that it loads before it runs. */
function withImports(chunk: Chunk, bundle: Bundle): Set<Chunk> {
  const found = new Set<Chunk>();
  const visit = (each: Chunk) => {
    if (found.has(each)) return;
    found.add(each);
    for (const name of each.imports) {
      const next = bundle[name];
      if (next?.type === 'chunk') visit(next);
    }
  };
  visit(chunk);
  return found;
}

function scriptKb(chunks: ReadonlySet<Chunk>): number {
  return chunks.values().reduce((sum, { code }) => sum + gzipKb(code), 0);
}

function styleKb(chunks: ReadonlySet<Chunk>, bundle: Bundle): number {
  const names = new Set(chunks.values().flatMap(({ viteMetadata }) => viteMetadata?.importedCss ?? []));
  return names.values().reduce((sum, name) => {
    const file = bundle[name];
    return sum + (file?.type === 'asset' ? gzipKb(file.source) : 0);
  }, 0);
}

function gzipKb(source: string | Uint8Array): number {
  return gzipSync(source, { level: 9 }).length / bytesPerKb;
}
