/** Lists of what the API keeps, as they are shown before they are read anew. */

interface Kept {
  id: string;
}

/** The list with what was saved in the place of its older version, or at the end where it is new. */
export function withOne<One extends Kept>(list: One[], saved: One): One[] {
  return list.some(({ id }) => id === saved.id)
    ? list.map((one) => (one.id === saved.id ? saved : one))
    : [...list, saved];
}
