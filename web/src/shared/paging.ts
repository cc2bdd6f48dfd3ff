/** A collection as a whole, page by page. */

interface Page<Data> {
  data: Data[];
  pagination: { pages: number };
}

export async function everyPage<Data>(
  read: (page: number) => Promise<Page<Data>>,
): Promise<Data[]> {
  const first = await read(1);
  const rest = Array.from({ length: Math.max(0, first.pagination.pages - 1) }, (_, at) =>
    read(at + 2),
  );
  return [first, ...(await Promise.all(rest))].flatMap((page) => page.data);
}
