import { expect, test } from '../quality/testing/test';
import { traceOf } from '../quality/testing/trace-builder';
import { oncePerTrace } from './once-per-trace';

test('a trace is read once, and each trace for itself', () => {
  let times = 0;
  const read = oncePerTrace(({ title }) => {
    times += 1;
    return title;
  });
  const [one, other] = [traceOf({ title: 'one' }, []), traceOf({ title: 'other' }, [])];

  expect([read(one), read(one), read(other)]).toEqual(['one', 'one', 'other']);
  expect(times).toBe(2);
});

test('a reading that gives nothing is made once as well', () => {
  let times = 0;
  const read = oncePerTrace(() => {
    times += 1;
    return undefined;
  });
  const trace = traceOf({}, []);

  expect([read(trace), read(trace)]).toEqual([undefined, undefined]);
  expect(times).toBe(1);
});
