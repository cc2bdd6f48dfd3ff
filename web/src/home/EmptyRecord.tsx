import { ChooseFile } from "../imports/ChooseFile";
import { useProfile } from "../profile/queries";
import { Link } from "../shared/routing";

/** The first thing after registration: how the record begins. */
export function EmptyRecord() {
  const name = useProfile().data?.full_name;
  return (
    <div className="mx-auto grid max-w-2xl gap-8 py-12 sm:py-16">
      <div className="grid gap-4">
        <h1 className="text-[2.25rem] sm:text-[2.75rem]">
          {name ? "There is no experience in your record yet." : "Your record is empty."}
        </h1>
        <p className="text-lg text-muted">
          Bring what you have written down before. You see everything that was found, and nothing
          enters your record until you say so.
        </p>
      </div>
      <ChooseFile />
      <p className="text-muted">
        Nothing at hand?{" "}
        <Link href="/experiences/new" className="link">
          Write down your first experience
        </Link>
        .
      </p>
    </div>
  );
}
