import { Link } from "../shared/routing";
import { CollectionSection } from "./CollectionSection";
import { COLLECTIONS } from "./collections";

/** What stands in the record beside the experiences. */
export function Background() {
  return (
    <>
      {COLLECTIONS.map((collection) => (
        <CollectionSection key={collection.name} collection={collection} />
      ))}
      <p className="text-[0.9375rem] text-muted">
        Experiences are kept in{" "}
        <Link href="/" className="link">
          your record
        </Link>
        , and skills have{" "}
        <Link href="/skills" className="link">
          a page of their own
        </Link>
        .
      </p>
    </>
  );
}
