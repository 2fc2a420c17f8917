/** The suite is stopped in the middle of its plays, and goes on later: nobody was late for that time, and what it missed is played again. `npm run test:long` */
import { folderOfFile } from '../testing/folder-of-file';
import { test } from '../testing/test';
import { stoppedInTheMiddle } from './stopped-in-the-middle';

const folder = folderOfFile();

test('a run on a configurable clock that is stopped for some seconds fails nobody', async () => {
  await stoppedInTheMiddle('configurable', 'route.*,silence.reply-cancels', folder.path);
});
