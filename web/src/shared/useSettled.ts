import { useEffect, useState } from "react";

/** The value once it has stood for a moment. */
export function useSettled<Value>(value: Value, milliseconds = 120): Value {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => settle(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
