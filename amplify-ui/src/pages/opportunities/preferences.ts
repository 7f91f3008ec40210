import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';

type Preferences = CollectionPreferencesProps.Preferences;

const storageKey = 'finops-mesh.opportunities';
const hiddenColumns = ['risk', 'account', 'region', 'grade', 'age', 'opinions', 'order'];

/** How this reader likes the list, kept in the browser. */
export function readPreferences(usual: readonly string[]): Preferences {
  const usualDisplay = [
    ...usual.map((id) => ({ id, visible: true })),
    ...hiddenColumns.map((id) => ({ id, visible: false })),
  ];
  const fallback: Preferences = { contentDisplay: usualDisplay, contentDensity: 'comfortable', wrapLines: true };
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Preferences;
    const isKnown = stored.contentDisplay?.length === usualDisplay.length;
    return isKnown ? { ...fallback, ...stored } : fallback;
  } catch {
    return fallback;
  }
}

export function writePreferences(preferences: Preferences): void {
  localStorage.setItem(storageKey, JSON.stringify(preferences));
}
