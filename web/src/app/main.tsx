import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startSession } from "../auth/session";
import { ApiProblem } from "../shared/api/problem";
import { App } from "./App";
import "./styles.css";

const TRIES = 3;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What passes is tried again by itself, after the time the service asks for.
      retry: (failures, problem) =>
        failures < TRIES && problem instanceof ApiProblem && problem.isPassing,
      retryDelay: (failures, problem) =>
        problem instanceof ApiProblem && problem.retryAfter !== null
          ? problem.retryAfter * 1000
          : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures),
      staleTime: 5_000,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

void startSession();

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
