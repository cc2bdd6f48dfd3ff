/** Every address of the app, and the page at it. */

import { lazy, type ReactNode } from "react";
import { EditExperiencePage, NewExperiencePage } from "../experiences/EditExperiencePage";
import { HomePage } from "../home/HomePage";
import { ImportPage, NewImportPage } from "../imports/ImportPage";
import { ResumesPage } from "../resumes/ResumesPage";
import { matchPath } from "../shared/routing";

const ApiDocsPage = lazy(() =>
  import("../apidocs/ApiDocsPage").then((page) => ({ default: page.ApiDocsPage })),
);
const SearchPage = lazy(() =>
  import("../search/SearchPage").then((page) => ({ default: page.SearchPage })),
);
const AccountPage = lazy(() =>
  import("../account/AccountPage").then((page) => ({ default: page.AccountPage })),
);
const ProfilePage = lazy(() =>
  import("../profile/ProfilePage").then((page) => ({ default: page.ProfilePage })),
);
const SkillsPage = lazy(() =>
  import("../skills/SkillsPage").then((page) => ({ default: page.SkillsPage })),
);
const SkillPage = lazy(() =>
  import("../skills/SkillPage").then((page) => ({ default: page.SkillPage })),
);
const EndorsePage = lazy(() =>
  import("../endorsements/EndorsePage").then((page) => ({ default: page.EndorsePage })),
);
const MailedLinkPage = lazy(() =>
  import("../auth/MailedLinkPage").then((page) => ({ default: page.MailedLinkPage })),
);
const ErasurePage = lazy(() =>
  import("../privacy/ErasurePage").then((page) => ({ default: page.ErasurePage })),
);
const ForgotPasswordPage = lazy(() =>
  import("../auth/ForgotPasswordPage").then((page) => ({ default: page.ForgotPasswordPage })),
);
const ResetPasswordPage = lazy(() =>
  import("../auth/ResetPasswordPage").then((page) => ({ default: page.ResetPasswordPage })),
);
const SecondStepPage = lazy(() =>
  import("../auth/SecondStepPage").then((page) => ({ default: page.SecondStepPage })),
);

export interface Page {
  title: string;
  content: ReactNode;
}

interface Route {
  pattern: string;
  title: string;
  render: (names: Record<string, string>) => ReactNode;
}

/** Open to everybody. */
export const PUBLIC: Route[] = [
  {
    pattern: "/verify-email",
    title: "Confirm your address",
    render: () => <MailedLinkPage kind="verify" />,
  },
  {
    pattern: "/confirm-email",
    title: "Confirm your new address",
    render: () => <MailedLinkPage kind="change" />,
  },
  {
    pattern: "/unlock",
    title: "Open your account again",
    render: () => <MailedLinkPage kind="unlock" />,
  },
  {
    pattern: "/forgot-password",
    title: "Choose a new password",
    render: () => <ForgotPasswordPage />,
  },
  {
    pattern: "/reset-password",
    title: "Choose a new password",
    render: () => <ResetPasswordPage />,
  },
  { pattern: "/erasure", title: "Receipt of an erasure", render: () => <ErasurePage /> },
  { pattern: "/sign-in/second-factor", title: "One more step", render: () => <SecondStepPage /> },
  { pattern: "/endorse", title: "A question about a skill", render: () => <EndorsePage /> },
  { pattern: "/api-docs", title: "API", render: () => <ApiDocsPage /> },
];

/** For whoever is signed in. */
export const PRIVATE: Route[] = [
  { pattern: "/", title: "Your record", render: () => <HomePage /> },
  { pattern: "/register", title: "Your record", render: () => <HomePage /> },
  { pattern: "/sign-in", title: "Your record", render: () => <HomePage /> },
  { pattern: "/account", title: "Account", render: () => <AccountPage part="you" /> },
  {
    pattern: "/account/:part",
    title: "Account",
    render: ({ part = "" }) => <AccountPage part={part} />,
  },
  { pattern: "/your-data", title: "Your data", render: () => <AccountPage part="your-data" /> },
  { pattern: "/search", title: "Search", render: () => <SearchPage /> },
  { pattern: "/profile", title: "Profile", render: () => <ProfilePage part="you" /> },
  {
    pattern: "/profile/:part",
    title: "Profile",
    render: ({ part = "" }) => <ProfilePage part={part} />,
  },
  { pattern: "/skills", title: "Skills", render: () => <SkillsPage /> },
  {
    pattern: "/skills/:id",
    title: "Skill",
    render: ({ id = "" }) => <SkillPage key={id} id={id} />,
  },
  { pattern: "/resumes", title: "Resumes", render: () => <ResumesPage /> },
  { pattern: "/imports", title: "Bring a file", render: () => <NewImportPage /> },
  {
    pattern: "/imports/:id",
    title: "What your file holds",
    render: ({ id = "" }) => <ImportPage key={id} id={id} />,
  },
  { pattern: "/experiences/new", title: "Add an experience", render: () => <NewExperiencePage /> },
  {
    pattern: "/experiences/:id/edit",
    title: "Edit an experience",
    render: ({ id = "" }) => <EditExperiencePage key={id} id={id} />,
  },
];

/** The page at this path, or null where these routes have none. */
export function found(routes: Route[], path: string): Page | null {
  for (const { pattern, title, render } of routes) {
    const names = matchPath(pattern, path);
    if (names) return { title, content: render(names) };
  }
  return null;
}
