/**
 * Every set of two or more nodes that all lead to each other, and every node that leads to itself; each in the order of
 * its names. None: the arrows can be drawn so that all point down. Tarjan's strongly connected components.
 */
export function circlesIn(arrows: ReadonlyMap<string, readonly string[]>): string[][] {
  const found = new Map<string, { readonly order: number; lowest: number }>();
  const open: string[] = [];
  const circles: string[][] = [];

  const visit = (node: string) => {
    const own = { order: found.size, lowest: found.size };
    found.set(node, own);
    open.push(node);
    for (const next of arrows.get(node) ?? []) {
      const other = found.get(next);
      if (!other) own.lowest = Math.min(own.lowest, visit(next).lowest);
      else if (open.includes(next)) own.lowest = Math.min(own.lowest, other.order);
    }
    if (own.lowest === own.order) {
      const circle = open.splice(open.indexOf(node));
      if (circle.length > 1 || arrows.get(node)?.includes(node)) circles.push(circle.sort());
    }
    return own;
  };

  for (const node of arrows.keys()) if (!found.has(node)) visit(node);
  return circles;
}
