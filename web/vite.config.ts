import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";

// `PATHFINDER_URL` is the running stack's web address; the development server sends API calls there.
const stack = loadEnv("", ".", "PATHFINDER_").PATHFINDER_URL;

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    // The content security policy allows no data: addresses for fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
  },
  server: {
    host: "127.0.0.1",
    // The API's description lies outside this folder.
    fs: { allow: [".", "../docs"] },
    proxy: stack ? { "/api": { target: stack, changeOrigin: true } } : undefined,
  },
  // One test reads the colours of the style sheet.
  test: { include: ["src/**/*.test.ts"], css: true },
});
