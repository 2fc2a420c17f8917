/** One temporary folder for all tests of a file. */
import { temporaryFolder, type TemporaryFolder } from './temporary-folder';
import { test } from './test';

/** Called at the top of a file: the folder is there before its first test and removed after its last. */
export function folderOfFile(): Pick<TemporaryFolder, 'path'> {
  let folder: TemporaryFolder | undefined;
  test.beforeAll(async () => {
    folder = await temporaryFolder();
  });
  test.afterAll(async () => {
    await folder?.remove();
  });
  return {
    get path() {
      if (!folder) throw new Error('The folder of a file is there from its first test on.');
      return folder.path;
    },
  };
}
