import { type Place, places } from './arrows.ts';
import type { Import } from './tree.ts';

/** The place that a file belongs to; `undefined` is a defect of the table. */
export function placeOf(file: string): Place | undefined {
  return places.find(({ files }) => files.test(file));
}

/** Why a file may not import that, with what to do in its place; `undefined` where it may. */
export function objectionTo(file: string, imported: Import): string | undefined {
  const place = placeOf(file);
  if (place === undefined) return `${file} belongs to no place: see test/architecture/arrows.ts`;
  if (place.imports.includes('*')) return undefined;
  const allowed = imported.isPackage ? allowsPackage(place, imported.target) : allowsFile(place, file, imported);
  return allowed ? undefined : `${file} imports ${imported.target}: ${place.instead}`;
}

function allowsPackage({ packages }: Place, name: string): boolean {
  return packages.some((allowed) => (allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : allowed === name));
}

function allowsFile(place: Place, file: string, { target, typesOnly }: Import): boolean {
  if (isManifestFromOutside(place, target)) return true;
  const room = roomOf(target);
  if (room !== undefined && room !== roomOf(file)) return false;
  const targetPlace = placeOf(target)?.name;
  if (targetPlace === undefined) return false;
  if (targetPlace === place.name || place.imports.includes(targetPlace)) return true;
  return typesOnly && place.types?.includes(targetPlace) === true;
}

/** Rooms never import one another; the laptop reads their manifests. */
function isManifestFromOutside({ name }: Place, target: string): boolean {
  return placeOf(target)?.name === 'manifest' && (name.startsWith('local/') || name === 'bundle');
}

function roomOf(file: string): string | undefined {
  return /^(?:test\/)?functions\/([^/]+)\//.exec(file)?.[0];
}

/** The first circle of imports among these files, as a path that ends where it began. */
export function findCircle(
  files: readonly string[],
  importsOf: (file: string) => readonly Import[],
): string[] | undefined {
  const known = new Set(files);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | undefined => {
    const index = path.indexOf(file);
    if (index >= 0) return [...path.slice(index), file];
    if (done.has(file)) return undefined;
    for (const { target, isPackage } of importsOf(file)) {
      const circle = isPackage || !known.has(target) ? undefined : visit(target, [...path, file]);
      if (circle !== undefined) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of files) {
    const circle = visit(file, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
