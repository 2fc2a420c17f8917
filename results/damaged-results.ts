/** A file of a results folder is not what a run leaves there. */
import { DamagedFile } from '../trace/damaged-file';

export class DamagedResults extends DamagedFile {}
