import type { Plugin } from 'vite';

/**
 * Modules of `@cloudscape-design/components` that this page never runs, by who imports them: layouts of other themes,
 * and dragging in lists that nobody can sort (together 60 KB as they are sent). Each throws if it is ever run.
 */
const unused: readonly { readonly importer: RegExp; readonly source: RegExp }[] = [
  { importer: /components\/app-layout\/internal\.js$/, source: /^\.\/(classic|visual-refresh-toolbar)$/ },
  { importer: /components\/list\/internal\.js$/, source: /components\/sortable-area$/ },
];

const stand = '\0left-out';

export function leaveOut(): Plugin {
  return {
    name: 'leave-out',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer = '') {
      const isUnused = unused.some((each) => each.importer.test(importer) && each.source.test(source));
      return isUnused ? stand : undefined;
    },
    load(id) {
      if (id !== stand) return undefined;
      return "export default function LeftOut() { throw new Error('left out by build/leave-out.ts'); }";
    },
  };
}
