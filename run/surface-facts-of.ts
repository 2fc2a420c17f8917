/** What a surface lacks, for each row of the catalogue and each scenario that it names. */
import type { Lack, WhatItLacks } from '../play/platform/surfaces/what-it-lacks';
import { scenarios } from '../play/scenarios/table';
import { rows } from '../requirements/catalogue';
import type { SurfaceFacts } from '../results/surface-facts';

export function surfaceFactsOf(name: string, lacks: WhatItLacks): SurfaceFacts {
  const ofRows = (some: readonly Lack[]) =>
    rows.flatMap(({ id }) => some.filter((each) => names(each, id)).map(({ why }) => ({ requirement: id, why })));
  return {
    name,
    notApplicable: ofRows(lacks.notApplicable),
    notGating: ofRows(lacks.notGating),
    notPlayed: scenarios.flatMap(({ id }) =>
      lacks.notPlayed.filter((each) => names(each, id)).map(({ why }) => ({ scenario: id, why })),
    ),
    restsOn: lacks.restsOn,
  };
}

/** Whether one of its names is this one; a star at the end stands for whatever follows. */
function names(lack: Lack, id: string): boolean {
  return lack.rows.some((each) => (each.endsWith('*') ? id.startsWith(each.slice(0, -1)) : id === each));
}
