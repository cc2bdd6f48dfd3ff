/** Lines where text will be. `label` is what a screen reader says meanwhile. */
export function Skeleton({ lines = 3, label = "Loading" }: { lines?: number; label?: string }) {
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={`skeleton h-4 ${line === lines - 1 ? "w-3/5" : "w-full"}`} />
      ))}
    </div>
  );
}
