import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defineNote, invokeEvent, readDeadLetters, readRuns } from './note-function.ts';
import { makeTestBed, type TestBed } from './test-bed.ts';

let bed: TestBed;
beforeEach(() => {
  bed = makeTestBed();
});
afterEach(() => bed.remove());

describe('a restart', () => {
  test('delivers every event that waited, retried ones with the runs they had', async () => {
    const first = bed.start([defineNote(bed)], { retryDelaysMs: [300] });
    const failing = await invokeEvent(first, { failures: 3 });
    await expect.poll(() => first.statistics().get('note')?.errors).toBe(1);
    const waiting = [1, 2, 3].map((n) => first.acceptEvent('note', JSON.stringify({ n, failures: 0 })));
    await first.close();
    await bed.start([defineNote(bed)]).drain();
    expect(readRuns(bed, failing.headers['x-amzn-requestid'])).toHaveLength(3);
    expect(readDeadLetters(bed)).toMatchObject([{ requestContext: { approximateInvokeCount: 3 } }]);
    expect(waiting.map((requestId) => readRuns(bed, requestId).length > 0)).toEqual([true, true, true]);
  });

  test('runs an event again whose run was cut off, under the same request id', async () => {
    const first = bed.start([defineNote(bed)]);
    const { headers } = await invokeEvent(first, { ms: 200 });
    await expect.poll(() => readRuns(bed)).toHaveLength(1);
    await first.close();
    const second = bed.start([defineNote(bed)]);
    await second.drain();
    expect(readRuns(bed, headers['x-amzn-requestid'])).toEqual([{ ms: 200 }, { ms: 200 }]);
  });

  test('delivers a record that its destination had not taken yet', async () => {
    const fn = defineNote(bed, { maximumRetryAttempts: 0 });
    const first = bed.start([fn], { deliverToDestination: () => Promise.reject(new Error('away')) });
    await invokeEvent(first, { failures: 1 });
    await expect.poll(() => first.statistics().get('note')?.errors).toBe(1);
    await first.close();
    await bed.start([fn]).drain();
    expect(readDeadLetters(bed)).toMatchObject([{ requestContext: { condition: 'RetriesExhausted' } }]);
    expect(readRuns(bed)).toHaveLength(1);
  });

  test('keeps the events of a function that is gone until their age ends them', async () => {
    const first = bed.start([defineNote(bed, { concurrency: 0, maximumEventAgeSeconds: 0.5 })]);
    await invokeEvent(first, { n: 1 });
    await first.close();
    await bed.start([]).drain();
    expect(readDeadLetters(bed)).toMatchObject([{ requestContext: { condition: 'EventAgeExceeded' } }]);
  });

  test('while another service has the data is refused with the reason', async () => {
    bed.start([defineNote(bed)]);
    expect(() => bed.start([defineNote(bed)])).toThrow('is in use by another process');
  });
});
