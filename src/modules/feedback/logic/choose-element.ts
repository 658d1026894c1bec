export interface ElementChoice {
  id: string;
  touchpointId: string | null;
  /** Pieces of evidence about it lately, from wherever they came. */
  evidence: number;
  position: number;
}

/**
 * Which basic to ask about (Q2): one of the moment the conversation was about, else any; among those the one we know
 * least of, so that in the long run every basic is asked about and none that is measured anyway takes the place.
 */
export function chooseElement<E extends ElementChoice>(
  elements: readonly E[],
  touchpointId: string | null,
): E | null {
  const here = elements.filter((element) => touchpointId !== null && element.touchpointId === touchpointId);
  const candidates = here.length > 0 ? here : elements;
  return candidates.reduce<E | null>((least, one) => {
    if (least === null) return one;
    return order(one, least) < 0 ? one : least;
  }, null);
}

function order(a: ElementChoice, b: ElementChoice): number {
  return a.evidence - b.evidence || a.position - b.position || (a.id < b.id ? -1 : 1);
}
