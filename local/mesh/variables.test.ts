import { expect, test } from 'vitest';
import { manifest } from '../../test/functions/echo/manifest.ts';
import { readsExport, roomVariables } from './variables.ts';

const given = { BILLING_EXPORT_URI: '/bills', BILLING_EXPORT_FORMAT: 'cur-1', OTHER: 'x' };
const billing = { ...manifest, environment: ['BILLING_EXPORT_URI'] };

test('a room gets the variables that its manifest names, and no other’s', () => {
  expect(roomVariables(manifest, given)).toEqual({});
  expect(roomVariables({ ...manifest, environment: ['OTHER'] }, given)).toEqual({ OTHER: 'x' });
});

test('the room that reads the export gets how to read it too, and "none" where there is no export', () => {
  expect(roomVariables(billing, given)).toEqual({ BILLING_EXPORT_URI: '/bills', BILLING_EXPORT_FORMAT: 'cur-1' });
  expect(roomVariables(billing, {})).toEqual({ BILLING_EXPORT_URI: 'none' });
  expect([readsExport(billing), readsExport(manifest)]).toEqual([true, false]);
});
