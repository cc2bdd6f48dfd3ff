/** A sentence of the description, with what stands between backticks as code. */
export function Prose({ text }: { text: string }) {
  let at = 0;
  return text.split("`").map((part, index) => {
    const start = at;
    at += part.length + 1;
    return index % 2 ? <code key={start}>{part}</code> : <span key={start}>{part}</span>;
  });
}
