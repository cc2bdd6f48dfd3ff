import { useQuery } from "@tanstack/react-query";
import { publicApi } from "../shared/api/client";
import { answerOf } from "../shared/api/problem";
import { Link } from "../shared/routing";
import { ProblemNotice } from "../shared/ui/Notice";
import { Skeleton } from "../shared/ui/Skeleton";

/** Where the link of the mail leads: confirms the address by the token in it. */
export function VerifyEmailPage() {
  const token = new URLSearchParams(window.location.search).get("token") ?? "";
  // A query, not an effect: it runs once for a token, however often the page renders.
  const confirmed = useQuery({
    queryKey: ["verify-email", token],
    queryFn: async () => {
      await answerOf(publicApi.POST("/v1/auth/verify-email", { body: { token } }));
      return true;
    },
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className="mx-auto grid max-w-lg gap-5 py-16">
      <h1 className="text-3xl">Your e-mail address</h1>
      {!token && <p>This page needs the whole link from the mail. Open it there again.</p>}
      {confirmed.isLoading && <Skeleton lines={2} label="Confirming your address" />}
      {confirmed.data && <p role="status">It is confirmed. Thank you.</p>}
      <ProblemNotice problem={confirmed.error} onRetry={() => void confirmed.refetch()} />
      <p>
        <Link href="/" className="link">
          Go to your record
        </Link>
      </p>
    </div>
  );
}
