import { type Span, segments } from "../shared/codePoints";

/** Text with the given spans (in code points) marked. */
export function HighlightedText({ text, spans }: { text: string; spans: Span[] }) {
  if (!spans.length) return text;
  return segments(text, spans).map((segment) =>
    segment.marked ? (
      <mark key={segment.start}>{segment.text}</mark>
    ) : (
      <span key={segment.start}>{segment.text}</span>
    ),
  );
}
