import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { markVariable, processesMarked } from '../../quality/testing/marked-processes';
import { expect, test } from '../../quality/testing/test';
import { endGroup, sendTo } from './end-group';

const stubborn = "process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000); console.log('here');";

test('a group is gone when its end resolves, however stubborn, its leader or not', async () => {
  const mark = 'a group that ends';
  const spawning = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(stubborn)}], { stdio: 'inherit' })`;
  const leader = spawn(process.execPath, ['-e', `${spawning}.unref()`], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, [markVariable]: mark },
    detached: true,
  });
  await once(leader.stdout, 'data');
  expect(processesMarked(mark)).not.toEqual([]);

  await endGroup(leader.pid ?? NaN);

  expect(processesMarked(mark)).toEqual([]);
});

test('to a group of which nobody is left nothing can be sent, and its end resolves', async () => {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore', detached: true });
  await once(child, 'exit');

  expect(sendTo(child.pid ?? NaN, 'SIGTERM')).toBe(false);
  await endGroup(child.pid ?? NaN);
});
