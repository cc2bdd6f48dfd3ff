/** Following a link to a field: the page opens, and the field has the focus. */

import { arriveAt } from "../shared/arrival";
import { navigate } from "../shared/routing";
import type { Way } from "./completeness";

export function goTo(way: Way): void {
  const isHere = window.location.pathname === way.address;
  navigate(hrefOf(way));
  if (isHere && way.field) arriveAt(way.field);
}

export function hrefOf({ address, field }: Way): string {
  return field ? `${address}#${field}` : address;
}
