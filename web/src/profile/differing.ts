/** Which words of a text stand in for others: it is compared with the text as its owner wrote it. */

export interface Piece {
  /** Where it begins in the text. */
  at: number;
  words: string;
  marked: boolean;
}

const TOKENS = /[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu;
/** Names are no longer than so many words with what is between them. */
const LONGEST_NAME = 25;

/** The text in pieces, those marked that its owner's text says otherwise. */
export function differing(own: string, shown: string): Piece[] {
  const before = own.match(TOKENS) ?? [];
  const after = shown.match(TOKENS) ?? [];
  const marks = after.map(() => false);
  let [at, here] = [0, 0];
  while (here < after.length) {
    if (before[at] === after[here]) {
      at++;
      here++;
      continue;
    }
    const [left, right] = nextMeeting(before, after, at, here);
    marks.fill(true, here, here + right);
    at += left;
    here += right;
  }
  return joined(after, marks);
}

/** How many tokens of each are passed until two of both are the same again; the fewest in all. */
function nextMeeting(
  before: string[],
  after: string[],
  at: number,
  here: number,
): [number, number] {
  for (let passed = 1; passed <= 2 * LONGEST_NAME; passed++)
    for (let right = Math.min(passed, LONGEST_NAME); right >= 0; right--) {
      const [a, b] = [at + passed - right, here + right];
      if (a > before.length || b > after.length) continue;
      if (before[a] === after[b] && before[a + 1] === after[b + 1]) return [passed - right, right];
    }
  return [before.length - at, after.length - here];
}

function joined(tokens: string[], marks: boolean[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [index, words] of tokens.entries()) {
    const last = pieces.at(-1);
    const marked = marks[index] ?? false;
    if (last?.marked === marked) last.words += words;
    else pieces.push({ at, words, marked });
    at += words.length;
  }
  return pieces;
}
