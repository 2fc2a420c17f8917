/** A file or a folder that a source of evidence leaves in a results folder, beside the traces and findings of all. */
export interface ResultEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** What a merge does: takes it over, joins it with that of the other parts, or makes it again of what was joined. */
  readonly inMerge: 'copied' | 'joined' | 'made again';
}
