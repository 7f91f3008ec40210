import type { Plugin } from 'vite';

const embedded = /url\((["']?)data:[\w.+-]+\/[\w.+-]+;(?:charset=[\w-]+;)?base64,([A-Za-z0-9+/=]+)\1\)/g;

/**
 * Takes the fonts that `@cloudscape-design/global-styles` embeds as base64 (138 KB) out of its style sheet, into files
 * that a browser loads when it needs them, and that `font-src 'self'` allows.
 */
export function fontsAsFiles(): Plugin {
  const fonts = new Map<string, Buffer>();
  return {
    name: 'fonts-as-files',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/global-styles\/index\.css$/.test(id)) return undefined;
      return code.replaceAll(embedded, (_, __, base64: string) => {
        const address = `/assets/font-${fonts.size + 1}.woff2`;
        fonts.set(address, Buffer.from(base64, 'base64'));
        return `url(${address})`;
      });
    },
    generateBundle() {
      for (const [address, source] of fonts) this.emitFile({ type: 'asset', fileName: address.slice(1), source });
    },
  };
}
