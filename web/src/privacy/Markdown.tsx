import { Fragment, type ReactNode } from "react";

/** The little Markdown that our policies are written in: headings, paragraphs, lists and bold words. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="grid gap-3 text-[0.9375rem]">
      {blocksOf(text).map((block, index) => (
        <Fragment key={index}>{shown(block)}</Fragment>
      ))}
    </div>
  );
}

export type Block =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] };

/** The first heading is left out: whoever shows the text says its title. */
export function blocksOf(text: string): Block[] {
  return text
    .trim()
    .split(/\n{2,}|\n(?=- )|(?<=^#+ .*)\n/m)
    .map((one) => one.trim())
    .filter((one) => one && !one.startsWith("# "))
    .reduce<Block[]>(added, []);
}

function added(blocks: Block[], one: string): Block[] {
  const last = blocks.at(-1);
  if (one.startsWith("## ")) return [...blocks, { kind: "heading", text: one.slice(3) }];
  if (!one.startsWith("- ")) return [...blocks, { kind: "paragraph", text: one }];
  if (last?.kind !== "list") return [...blocks, { kind: "list", items: [one.slice(2)] }];
  return [...blocks.slice(0, -1), { kind: "list", items: [...last.items, one.slice(2)] }];
}

function shown(block: Block): ReactNode {
  if (block.kind === "heading") return <h3 className="mt-2 text-base">{block.text}</h3>;
  if (block.kind === "paragraph") return <p>{withBold(block.text)}</p>;
  return (
    <ul className="grid list-disc gap-1.5 pl-5">
      {block.items.map((item) => (
        <li key={item}>{withBold(item)}</li>
      ))}
    </ul>
  );
}

function withBold(text: string): ReactNode[] {
  return text
    .split("**")
    .map((part, index) => (index % 2 ? <strong key={part}>{part}</strong> : part));
}
