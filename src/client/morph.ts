/** How many old nodes may have left before one that is still there. A frame drops four at a time. */
const MAX_LEFT = 9;

/**
 * Makes an element equal to another of the same name. Nodes that are equal stay, so that hover, focus and
 * running transitions survive: points that left are taken out, and nothing else moves. Where the two
 * part ways, nodes are changed in step, or replaced where their names differ.
 *
 * @param next its nodes are used up.
 */
export function morph(old: Element, next: Element): void {
  for (const name of next.getAttributeNames()) {
    const value = next.getAttribute(name)!;
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const name of old.getAttributeNames()) {
    if (!next.hasAttribute(name)) old.removeAttribute(name);
  }
  let at = old.firstChild;
  let following: ChildNode | null;
  for (let node = next.firstChild; node; node = following) {
    following = node.nextSibling;
    const equal = findEqual(at, node);
    if (equal) while (at !== equal) at = drop(at!);
    const after: ChildNode | null | undefined = at?.nextSibling;
    if (!at) old.append(node);
    else if (!equal) change(at, node);
    at = after!;
  }
  while (at) at = drop(at);
}

/** @returns the first of some nodes that is equal to the new one, if it is near. */
function findEqual(first: ChildNode | null, node: ChildNode): ChildNode | null {
  let equal = first;
  for (let i = 0; equal && !equal.isEqualNode(node); i++) {
    equal = i < MAX_LEFT ? equal.nextSibling : null;
  }
  return equal;
}

/** @returns the node behind it. */
function drop(node: ChildNode): ChildNode | null {
  const after = node.nextSibling;
  node.remove();
  return after;
}

function change(old: ChildNode, node: ChildNode): void {
  if (old.nodeName !== node.nodeName) old.replaceWith(node);
  // Of another window, it is no instance of this one's classes.
  else if (old.nodeType === 1) morph(old as Element, node as Element);
  else old.nodeValue = node.nodeValue;
}
